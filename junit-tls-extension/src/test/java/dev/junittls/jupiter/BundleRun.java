package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of test classes with a place for their files, and what it left. */
record BundleRun(Path root, EngineExecutionResults results) {

  /** One directory per test, named as the test is. */
  private record Directories(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      Path directory = root;
      List<String> names =
          test.getUniqueId().getSegments().stream()
              .skip(1)
              .map(segment -> segment.getValue().replaceAll("\\(.*\\)$", "").replace('#', '-'))
              .map(name -> name.substring(name.lastIndexOf('$') + 1))
              .toList();
      for (String name : names) {
        directory = directory.resolve(name);
      }
      return Files.createDirectories(directory);
    }
  }

  static BundleRun of(Path root, Class<?>... testClasses) {
    return of(root, Map.of(), testClasses);
  }

  static BundleRun of(Path root, Map<String, String> configuration, Class<?>... testClasses) {
    return new BundleRun(
        root,
        EngineTestKit.engine("junit-jupiter")
            .configurationParameters(configuration)
            .outputDirectoryCreator(new Directories(root))
            .selectors(
                Stream.of(testClasses)
                    .map(each -> selectClass(each))
                    .toArray(org.junit.platform.engine.discovery.ClassSelector[]::new))
            .execute());
  }

  /** What was thrown where, by the name of the test or class. */
  Throwable failure(String displayName) {
    return results.allEvents().finished().stream()
        .filter(event -> event.getTestDescriptor().getDisplayName().equals(displayName))
        .map(BundleRun::thrown)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing failed that is named " + displayName));
  }

  private static Optional<Throwable> thrown(Event finished) {
    return finished
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable);
  }

  Throwable onlyFailure() {
    List<Throwable> failures = Kit.failures(results);
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  /** What a failure says of handshakes; fails unless it does so once. */
  static BundleNote note(Throwable failure) {
    List<BundleNote> notes =
        Stream.of(failure.getSuppressed())
            .filter(BundleNote.class::isInstance)
            .map(BundleNote.class::cast)
            .toList();
    assertThat(notes).hasSize(1);
    return notes.get(0);
  }

  /** The directory that a failure names. */
  static Path directory(Throwable failure) {
    String where = note(failure).toString().lines().findFirst().orElseThrow();
    assertThat(where).contains(" are in ");
    return Path.of(where.substring(where.indexOf(" are in ") + " are in ".length()));
  }

  /** The files below a directory, in order. */
  static List<String> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> files() {
    return files(root);
  }

  static String printed(Throwable failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    return printed.toString();
  }

  static String pem(List<X509Certificate> chain) throws CertificateEncodingException {
    StringBuilder pem = new StringBuilder();
    for (X509Certificate each : chain) {
      pem.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return pem.toString();
  }
}
