package dev.junittls.jupiter;

import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.KeyType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Certificate descriptions from annotation attributes. */
final class Specs {

  private Specs() {}

  static CertificateSpec dressed(
      CertificateSpec spec,
      Optional<String> organization,
      Optional<KeyType> keyType,
      Optional<Duration> validFor) {
    CertificateSpec dressed = spec;
    if (organization.isPresent()) {
      dressed = dressed.organization(organization.get());
    }
    if (keyType.isPresent()) {
      dressed = dressed.keyType(keyType.get());
    }
    if (validFor.isPresent()) {
      dressed = dressed.validFor(validFor.get());
    }
    return dressed;
  }

  /** Bad input is the fault of the place that says it. */
  static CertificateSpec checked(Attributes<?> said, Supplier<CertificateSpec> description) {
    try {
      return description.get();
    } catch (IllegalArgumentException e) {
      throw said.misuse(String.valueOf(e.getMessage()));
    }
  }
}
