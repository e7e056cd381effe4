package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What counts in an audit of a server, and what does not. */
class ServerAuditTest {

  /** A server for each call, and how often it was called. */
  abstract static class ServerTestCase {
    SmallServer server;

    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::needing);
    }

    @AfterEach
    void stop() throws IOException {
      server.close();
    }
  }

  @Test
  void a_call_without_a_connection_fails() {
    AuditRun run = AuditRun.of(NoConnectionTestCase.class);
    assertThat(run.message("NO_CERTIFICATE - control"))
        .isEqualTo(
            "NO_CERTIFICATE - control: No connection was made with the TlsClient of this method."
                + " Call its connect(...).");
    assertThat(run.calls()).containsEntry("NO_CERTIFICATE - flawed", Status.ABORTED);
    assertThat(run.failed()).allMatch(call -> call.endsWith(" - control"));
  }

  static class NoConnectionTestCase {
    @ServerAudit
    void test(TlsClient client) {}
  }

  @Test
  void a_call_that_throws_before_it_connects_says_what() {
    AuditRun run = AuditRun.of(ThrowsTestCase.class);
    assertThat(run.message("EXPIRED - control"))
        .isEqualTo(
            "EXPIRED - control: No connection was made with the TlsClient of this method, which"
                + " threw java.io.IOException: no port. Call its connect(...).");
  }

  static class ThrowsTestCase {
    @ServerAudit(only = EXPIRED)
    void test(TlsClient client) throws IOException {
      throw new IOException("no port");
    }
  }

  @Test
  void a_server_that_is_gone_has_not_refused() {
    AuditRun run = AuditRun.of(GoneTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith(
            "EXPIRED - flawed: the server did not let it in, but did not refuse it either:"
                + " CONNECTION_REFUSED.\n\n");
  }

  static class GoneTestCase extends ServerTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ServerAudit(only = EXPIRED)
    void test(TlsClient client) throws IOException {
      // A port that nobody else can have, and that nobody listens on.
      try (Socket gone = new Socket()) {
        gone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        boolean control = CALLS.getAndIncrement() == 0;
        client.connect("127.0.0.1", control ? server.port() : gone.getLocalPort());
      }
    }
  }

  @Test
  void a_server_that_hangs_has_not_refused() {
    AuditRun run = AuditRun.of(HangsTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the server hung: it neither went on nor left in time.\n\n");
  }

  static class HangsTestCase extends ServerTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ServerAudit(only = EXPIRED, timeout = "PT5S")
    void test(TlsClient client) throws IOException {
      try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        boolean control = CALLS.getAndIncrement() == 0;
        client.connect("localhost", control ? server.port() : silent.getLocalPort());
      }
    }
  }

  @Test
  void a_client_that_does_not_trust_the_server_is_told_apart() {
    AuditRun run = AuditRun.of(StrangerTestCase.class);
    assertThat(run.message("EXPIRED - control"))
        .startsWith(
            "EXPIRED - control: the server did not let it in, although nothing is wrong with it, so"
                + " the audit can say nothing of EXPIRED: UNTRUSTED_ISSUER")
        .contains("The handshake failed: CN=")
        .contains("UNTRUSTED_ISSUER, detected by the client\n");
  }

  static class StrangerTestCase extends ServerTestCase {
    @ServerAudit(only = EXPIRED)
    void test(@Trusting("another authority") TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void an_assertion_of_the_method_counts() {
    AuditRun run = AuditRun.of(AssertsTestCase.class);
    assertThat(run.failed()).containsExactly("EXPIRED - flawed");
    assertThat(run.message("EXPIRED - flawed")).startsWith("EXPIRED - flawed: ");
  }

  static class AssertsTestCase extends ServerTestCase {
    @ServerAudit(only = EXPIRED)
    void test(TlsClient client) {
      assertThat(client.connect("localhost", server.port()).succeeded()).isTrue();
    }
  }

  @Test
  void the_client_can_be_described() {
    AuditRun run = AuditRun.of(DescribedTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.calls()).hasSize(2);
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class DescribedTestCase extends ServerTestCase {
    @ServerAudit(only = EXPIRED)
    void test(
        @ClientCertificate(value = "alice", intermediates = 1) @TlsParameters(protocols = "TLSv1.2")
            TlsClient alice) {
      var handshake = alice.connect("localhost", server.port());
      assertThat(handshake.protocol()).contains("TLSv1.2");
      assertThat(handshake.clientChain()).hasSizeGreaterThan(1);
    }
  }
}
