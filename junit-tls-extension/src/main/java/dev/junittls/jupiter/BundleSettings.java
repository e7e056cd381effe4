package dev.junittls.jupiter;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the configuration parameters of JUnit say of failure bundles.
 *
 * @param maxSize of all files of one bundle, in bytes
 */
record BundleSettings(boolean enabled, long maxSize) {

  static final String ENABLED = "dev.junittls.bundle.enabled";
  static final String MAX_SIZE = "dev.junittls.bundle.max-size";

  private static final long ONE_MEBIBYTE = 1024 * 1024;

  static BundleSettings of(ExtensionContext context) {
    return new BundleSettings(
        context.getConfigurationParameter(ENABLED).map(BundleSettings::flag).orElse(true),
        context.getConfigurationParameter(MAX_SIZE).map(BundleSettings::size).orElse(ONE_MEBIBYTE));
  }

  private static boolean flag(String value) {
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw misuse(ENABLED, value, "true or false");
    };
  }

  private static long size(String value) {
    return Optional.of(value.strip())
        .filter(digits -> digits.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .filter(bytes -> bytes > 0)
        .orElseThrow(
            () ->
                misuse(
                    MAX_SIZE,
                    value,
                    "a number of bytes, at least 1; to keep nothing, set " + ENABLED + "=false"));
  }

  private static ExtensionConfigurationException misuse(String name, String value, String remedy) {
    return new ExtensionConfigurationException(
        "JUnit configuration parameter '"
            + name
            + "' is '"
            + value
            + "'. Set it to "
            + remedy
            + ".");
  }
}
