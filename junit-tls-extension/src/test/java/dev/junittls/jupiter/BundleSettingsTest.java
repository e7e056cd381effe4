package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The configuration parameters of failure bundles, and what happens if there is no place for it.
 */
class BundleSettingsTest {

  private static final String ENABLED = "dev.junittls.bundle.enabled";
  private static final String MAX_SIZE = "dev.junittls.bundle.max-size";

  @TempDir Path root;

  @TlsTest
  static class FailingTestCase {
    @Test
    void test(TlsServer server, TlsClient client) {
      fail(client.connect(server) + ", " + client.connect(server));
    }
  }

  private Throwable failure(String name, String value) {
    return BundleRun.of(root, Map.of(name, value), FailingTestCase.class).onlyFailure();
  }

  @Test
  void it_can_be_switched_off() {
    assertThat(failure(ENABLED, "false"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("succeeded: ")
        .hasNoSuppressedExceptions();
    assertThat(BundleRun.files(root)).isEmpty();
  }

  @Test
  void it_is_on_by_default() {
    Throwable failure = BundleRun.of(root, FailingTestCase.class).onlyFailure();
    assertThat(BundleRun.files(BundleRun.directory(failure))).hasSize(6);
    assertThat(BundleRun.directory(failure(ENABLED, " true "))).isNotEmptyDirectory();
  }

  @Test
  void what_does_not_fit_is_left_out_whole_first_of_all_the_captures() throws IOException {
    Path all = BundleRun.directory(BundleRun.of(root, FailingTestCase.class).onlyFailure());
    long sizes = 0;
    for (String name : BundleRun.files(all)) {
      sizes += Files.size(all.resolve(name));
    }
    // Captures differ by a few bytes from run to run: the room left is for one of the two.
    long most = sizes - Files.size(all.resolve("handshake-1/capture.pcapng")) / 2;
    Throwable failure = failure(MAX_SIZE, String.valueOf(most));

    assertThat(BundleRun.files(BundleRun.directory(failure)))
        .containsExactly(
            "handshake-1/explanation.txt",
            "handshake-1/server-chain.pem",
            "handshake-2/capture.pcapng",
            "handshake-2/explanation.txt",
            "handshake-2/server-chain.pem");
    assertThat(BundleRun.note(failure).toString())
        .containsPattern(
            "\n  left out, beyond dev\\.junittls\\.bundle\\.max-size="
                + most
                + ": handshake-1/capture\\.pcapng \\(\\d+ bytes\\)$");
  }

  @Test
  void there_may_be_room_for_nothing() {
    Throwable failure = failure(MAX_SIZE, "1");
    assertThat(BundleRun.files(BundleRun.directory(failure))).isEmpty();
    assertThat(BundleRun.note(failure).toString().lines().filter(line -> line.contains("left out")))
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    ENABLED + ", yes, true or false",
    ENABLED + ", '', true or false",
    MAX_SIZE
        + ", 1 MB, 'a number of bytes, at least 1; to keep nothing, set "
        + ENABLED
        + "=false'",
    MAX_SIZE + ", 0, 'a number of bytes, at least 1; to keep nothing, set " + ENABLED + "=false'",
    MAX_SIZE + ", -1, 'a number of bytes, at least 1; to keep nothing, set " + ENABLED + "=false'",
  })
  void a_value_that_makes_no_sense_is_refused_before_any_test(
      String name, String value, String remedy) {
    List<Throwable> failures =
        Kit.failures(Kit.run(Map.of(name, value), FailingTestCase.class, BeforeAllTestCase.class));
    assertThat(failures)
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessage(
                        "JUnit configuration parameter '%s' is '%s'. Set it to %s.",
                        name, value, remedy)
                    .hasNoSuppressedExceptions());
  }

  @TlsTest
  static class BeforeAllTestCase {
    @BeforeAll
    static void fails() {
      fail("never run");
    }

    @Test
    void test() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 1048576 ", "999999999999999999"})
  void sizes_are_numbers_of_bytes(String value) {
    assertThat(failure(MAX_SIZE, value)).hasMessageStartingWith("succeeded: ");
  }

  @Test
  void a_run_without_a_place_for_files_tells_what_it_can() {
    List<Throwable> failures = Kit.failures(Kit.run(FailingTestCase.class));
    assertThat(failures).hasSize(1);
    BundleNote note = BundleRun.note(failures.get(0));
    assertThat(note.toString())
        .startsWith(
            "The TLS handshakes of BundleSettingsTest.FailingTestCase.test could not be written: ")
        .contains("\n  handshake-1 succeeded: ", "\n  handshake-2 succeeded: ");
    assertThat(note).hasNoCause();
  }

  @Test
  void a_place_that_cannot_be_written_to_hides_nothing() throws IOException {
    Path place = root.resolve("FailingTestCase/test");
    Files.createDirectories(place);
    Files.writeString(place.resolve("tls-handshakes"), "a file where a directory should be");
    Throwable failure = BundleRun.of(root, FailingTestCase.class).onlyFailure();

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageStartingWith("succeeded: ");
    assertThat(BundleRun.note(failure).toString())
        .startsWith(
            "The TLS handshakes of BundleSettingsTest.FailingTestCase.test could not be written: "
                + "java.nio.file.FileAlreadyExistsException: ")
        .contains("\n  handshake-1 succeeded: ");
    assertThat(BundleRun.note(failure)).hasNoCause();
  }

  @Test
  void a_directory_that_is_read_only_hides_nothing() throws IOException {
    Path place = root.resolve("FailingTestCase/test/tls-handshakes/handshake-1/explanation.txt");
    Files.createDirectories(place.resolve("not empty"));
    Path closed = place.getParent();
    assertThat(closed.toFile().setWritable(false)).isTrue();
    try {
      assumeFalse(Files.isWritable(closed), "who may write anywhere is not stopped by this");
      Throwable failure = BundleRun.of(root, FailingTestCase.class).onlyFailure();
      assertThat(failure).hasMessageStartingWith("succeeded: ");
      assertThat(BundleRun.note(failure).toString())
          .startsWith(
              "The TLS handshakes of BundleSettingsTest.FailingTestCase.test could not be written"
                  + " to "
                  + closed.getParent().toAbsolutePath()
                  + ": java.nio.file.AccessDeniedException: ");
    } finally {
      assertThat(closed.toFile().setWritable(true)).isTrue();
    }
  }
}
