package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.UNTRUSTED_ISSUER;
import static dev.junittls.pki.Flaw.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.junittls.handshake.Handshake;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/** What a failed test leaves of its handshakes, and what its failure says of them. */
class FailureBundleTest {

  @TempDir Path root;

  static void get(SSLContext trust, URI uri) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
  }

  @Test
  void a_failed_client_leaves_all_of_it_and_its_failure_tells_the_story() throws IOException {
    BundleRun run = BundleRun.of(root, StrangerTestCase.class);

    Throwable failure = run.onlyFailure();
    assertThat(failure).isInstanceOf(SSLHandshakeException.class);
    assertThat(failure.getStackTrace()).isNotEmpty();
    Path directory = root.toAbsolutePath().resolve("StrangerTestCase/downloads/tls-handshakes");
    assertThat(BundleRun.note(failure).getStackTrace()).isEmpty();
    assertThat(BundleRun.note(failure).toString())
        .startsWith(
            "The TLS handshakes of FailureBundleTest.StrangerTestCase.downloads are in "
                + directory
                + "\n  handshake-1 failed: UNTRUSTED_ISSUER, detected by the client: ")
        .contains("\n\nThe handshake failed: ", "what to try");
    assertThat(BundleRun.printed(failure)).contains("\tSuppressed: The TLS handshakes of ");

    assertThat(BundleRun.files(directory))
        .containsExactly(
            "handshake-1/capture.pcapng",
            "handshake-1/explanation.txt",
            "handshake-1/server-chain.pem");
    assertThat(Files.readString(directory.resolve("handshake-1/explanation.txt")))
        .startsWith("The handshake failed: ")
        .contains("UNTRUSTED_ISSUER, detected by the client")
        .endsWith("\n");
    assertThat(Files.readString(directory.resolve("handshake-1/server-chain.pem")))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .doesNotContain("PRIVATE");
    assertThat(Files.size(directory.resolve("handshake-1/capture.pcapng"))).isPositive();
  }

  @TlsTest
  static class StrangerTestCase {
    @Test
    void downloads(
        @ServerCertificate(authority = "stranger") TlsServer server, @Trusting SSLContext trust)
        throws Exception {
      get(trust, server.uri());
    }
  }

  @Test
  void captures_are_for_their_owner_only() throws IOException {
    assumeTrue(Files.getFileAttributeView(root, PosixFileAttributeView.class) != null, "no POSIX");
    Path directory = BundleRun.directory(BundleRun.of(root, StrangerTestCase.class).onlyFailure());
    assertThat(Files.getPosixFilePermissions(directory.resolve("handshake-1/capture.pcapng")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void the_directory_is_published_and_reported() {
    BundleRun run = BundleRun.of(root, StrangerTestCase.class);
    Path directory = BundleRun.directory(run.onlyFailure());
    assertThat(run.results().testEvents().fileEntryPublished().stream())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getRequiredPayload(FileEntry.class).getPath().toAbsolutePath())
                    .isEqualTo(directory));
    assertThat(run.results().testEvents().reportingEntryPublished().stream())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                    .containsOnly(entry("tls-handshakes", directory.toString())));
  }

  @Test
  void a_story_that_the_failure_tells_is_not_told_again() {
    Throwable failure = BundleRun.of(root, AssertedTestCase.class).onlyFailure();
    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure).hasMessageContaining("The handshake failed: ");
    assertThat(BundleRun.note(failure).toString().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("  handshake-1 failed: CERTIFICATE_EXPIRED");
  }

  @TlsTest
  static class AssertedTestCase {
    @Test
    void test(@ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting TlsClient client) {
      assertThat(client.connect(server)).failed().because(UNTRUSTED_ISSUER);
    }
  }

  @Test
  void every_handshake_has_its_place_and_both_sides_their_certificates() {
    BundleRun run = BundleRun.of(root, MutualTestCase.class);
    Throwable failure = run.onlyFailure();
    assertThat(failure).hasMessage("for another reason");
    assertThat(BundleRun.note(failure).toString().lines().skip(1))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("  handshake-1 succeeded: TLSv1.3, "),
            two -> assertThat(two).startsWith("  handshake-2 succeeded: TLSv1.2, "));
    assertThat(BundleRun.files(BundleRun.directory(failure)))
        .containsExactly(
            "handshake-1/capture.pcapng",
            "handshake-1/client-chain.pem",
            "handshake-1/explanation.txt",
            "handshake-1/server-chain.pem",
            "handshake-2/capture.pcapng",
            "handshake-2/explanation.txt",
            "handshake-2/server-chain.pem");
  }

  @TlsTest
  static class MutualTestCase {
    @Test
    void test(
        @MutualTls TlsServer server,
        @ClientCertificate("alice") TlsClient alice,
        TlsServers servers,
        CertificateAuthority authority,
        TlsClient anyone) {
      assertThat(alice.connect(server)).succeeded();
      TlsServer other =
          servers.start(
              TlsConfig.presenting(authority.issue(CertificateSpec.server("localhost")))
                  .protocols("TLSv1.2"));
      assertThat(anyone.connect(other)).succeeded();
      fail("for another reason");
    }
  }

  @Test
  void who_passes_or_is_aborted_or_has_no_handshake_leaves_nothing() {
    BundleRun run = BundleRun.of(root, NothingTestCase.class);
    run.results().testEvents().assertStatistics(stats -> stats.succeeded(1).aborted(1).failed(1));
    assertThat(run.files()).isEmpty();
    assertThat(run.failure("fails_without(TlsServer)")).hasNoSuppressedExceptions();
    assertThat(run.results().allEvents().fileEntryPublished().stream()).isEmpty();
    Throwable aborted =
        Kit.failures(run.results()).stream()
            .filter(TestAbortedException.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(aborted).hasNoSuppressedExceptions();
  }

  @TlsTest
  static class NothingTestCase {
    @Test
    void passes(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      assertThat(client.connect(server)).failed();
    }

    @Test
    void is_aborted(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      Handshake handshake = client.connect(server);
      assumeTrue(handshake.succeeded(), "it does not");
    }

    @Test
    void fails_without(TlsServer server) {
      fail("nobody connected to " + server.uri());
    }
  }

  @Test
  void only_the_last_ten_are_kept() {
    Throwable failure = BundleRun.of(root, ManyTestCase.class).onlyFailure();
    assertThat(BundleRun.note(failure).toString().lines())
        .hasSize(12)
        .last()
        .isEqualTo("  These are the last 10 of 12.");
    assertThat(BundleRun.files(BundleRun.directory(failure)))
        .contains("handshake-1/explanation.txt", "handshake-10/explanation.txt")
        .doesNotContain("handshake-11/explanation.txt");
  }

  @TlsTest
  static class ManyTestCase {
    @Test
    void test(TlsServer server, TlsClient client) {
      for (int i = 0; i < 12; i++) {
        assertThat(client.connect(server)).succeeded();
      }
      fail("after twelve");
    }
  }

  @Test
  void a_client_that_reached_nobody_is_told_of_and_has_no_capture() {
    Throwable failure = BundleRun.of(root, NobodyTestCase.class).onlyFailure();
    assertThat(BundleRun.note(failure).toString())
        .contains("\n  handshake-1 failed: CONNECTION_REFUSED");
    assertThat(BundleRun.files(BundleRun.directory(failure)))
        .containsExactly("handshake-1/explanation.txt");
  }

  @TlsTest
  static class NobodyTestCase {
    @Test
    void test(TlsClient client) throws IOException {
      // A port that nobody else can have, and that nobody listens on.
      try (Socket gone = new Socket()) {
        gone.bind(new InetSocketAddress("127.0.0.1", 0));
        assertThat(client.connect("127.0.0.1", gone.getLocalPort()).toString()).isEmpty();
      }
    }
  }

  @Test
  void what_an_earlier_run_left_is_gone() throws IOException {
    Path stale = root.resolve("StrangerTestCase/downloads/tls-handshakes/handshake-7");
    Files.createDirectories(stale);
    Files.writeString(stale.resolve("explanation.txt"), "long ago");
    Throwable failure = BundleRun.of(root, StrangerTestCase.class).onlyFailure();
    assertThat(BundleRun.files(BundleRun.directory(failure)))
        .hasSize(3)
        .allMatch(name -> name.startsWith("handshake-1/"));
    assertThat(stale).doesNotExist();
  }
}
