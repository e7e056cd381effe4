package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What counts in an audit of a client, and what does not. */
class ClientAuditTest {

  @Test
  void a_call_without_a_connection_fails() {
    AuditRun run = AuditRun.of(NoConnectionTestCase.class);
    assertThat(run.message("EXPIRED - control"))
        .matches(
            "(?s)EXPIRED - control: No connection reached the server at \\S+ during the action\\..*");
    assertThat(run.calls().get("EXPIRED - flawed")).isEqualTo(Status.ABORTED);
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control FAILED: No connection reached the server");
  }

  static class NoConnectionTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) {}
  }

  @Test
  void a_twin_without_a_connection_fails() {
    AuditRun run = AuditRun.of(NoSecondConnectionTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: No connection reached the server at ");
  }

  static class NoSecondConnectionTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      }
    }
  }

  @Test
  void a_control_that_was_let_in_and_then_threw_fails() {
    AuditRun run = AuditRun.of(ThrowsAfterwardsTestCase.class);
    assertThat(run.message("EXPIRED - control"))
        .startsWith(
            "EXPIRED - control: the client let it in, but then the method threw"
                + " java.lang.IllegalStateException: no such file. Let it use the client in a way"
                + " that works.\n\nThe handshake succeeded");
  }

  static class ThrowsAfterwardsTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
      throw new IllegalStateException("no such file");
    }
  }

  @Test
  void a_client_that_falls_back_to_a_careless_one_is_caught() {
    AuditRun run = AuditRun.of(FallsBackTestCase.class);
    assertThat(run.caught()).containsExactly("EXPIRED", "WRONG_HOST");
  }

  static class FallsBackTestCase {
    @ClientAudit(only = {EXPIRED, WRONG_HOST})
    void test(TlsServer server, @Trusting SSLContext trust)
        throws IOException, GeneralSecurityException {
      try {
        RawClient.get(trust, server.uri());
      } catch (SSLException e) {
        RawClient.get(CarelessTrust.everything(), server.uri());
      }
    }
  }

  @Test
  void a_client_that_falls_back_and_then_reports_the_first_refusal_is_caught() {
    AuditRun run = AuditRun.of(FallsBackQuietlyTestCase.class);
    assertThat(run.caught()).containsExactly("EXPIRED");
  }

  static class FallsBackQuietlyTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust)
        throws IOException, GeneralSecurityException {
      try {
        RawClient.get(trust, server.uri());
      } catch (SSLException e) {
        RawClient.get(CarelessTrust.everything(), server.uri());
        throw e;
      }
    }
  }

  @Test
  void a_client_that_checks_after_it_has_sent_its_request_is_caught() {
    AuditRun run = AuditRun.of(ChecksTooLateTestCase.class);
    assertThat(run.caught()).containsExactly("EXPIRED");
  }

  static class ChecksTooLateTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) throws IOException, GeneralSecurityException {
      RawClient.get(CarelessTrust.everything(), server.uri());
      if (CALLS.getAndIncrement() == 1) {
        throw new SSLException(new java.security.cert.CertificateExpiredException("too late"));
      }
    }
  }

  @Test
  void one_that_only_shakes_hands_is_told_to_send_something() {
    AuditRun run = AuditRun.of(OnlyShakesHandsTestCase.class);
    assertThat(run.message("EXPIRED - control"))
        .startsWith(
            "EXPIRED - control: the client did not let it in, although nothing is wrong with it, so"
                + " the audit can say nothing of EXPIRED: closed after the handshake. Let the method"
                + " send something: who only shakes hands and leaves may have refused.\n\n");
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control FAILED: closed after the handshake; flawed not judged (");
  }

  static class OnlyShakesHandsTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      URI uri = server.uri();
      try (SSLSocket socket =
          (SSLSocket) trust.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
        socket.startHandshake();
      }
    }
  }

  @Test
  void a_client_that_hangs_is_released_and_is_no_refusal() {
    AuditRun run = AuditRun.of(HangsTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the client hung: it neither went on nor left in time.\n\n");
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control let in; flawed NOT REFUSED: TIMED_OUT (");
  }

  static class HangsTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED, timeout = "PT5S")
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      } else {
        try (Socket silent = new Socket("127.0.0.1", server.port())) {
          assertThat(silent.getInputStream().readAllBytes()).isNotNull();
        }
      }
    }
  }

  @Test
  void one_that_leaves_before_it_has_seen_the_certificate_has_not_refused_it() {
    AuditRun run = AuditRun.of(LeavesEarlyTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith(
            "EXPIRED - flawed: the client did not let it in, but did not refuse it either:"
                + " NOT_TLS");
  }

  static class LeavesEarlyTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      } else {
        try (Socket plain = new Socket("127.0.0.1", server.port())) {
          plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
          assertThat(plain.getInputStream().readAllBytes()).isNotNull();
        }
      }
    }
  }

  @Test
  void a_control_that_hangs_has_failed() {
    AuditRun run = AuditRun.of(HangsAtOnceTestCase.class);
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control FAILED: TIMED_OUT; flawed not judged (");
  }

  static class HangsAtOnceTestCase {
    @ClientAudit(only = EXPIRED, timeout = "PT1S")
    void test(TlsServer server) throws IOException {
      try (Socket silent = new Socket("127.0.0.1", server.port())) {
        assertThat(silent.getInputStream().readAllBytes()).isNotNull();
      }
    }
  }

  @Test
  void who_leaves_without_a_word_has_given_no_reason() {
    AuditRun run = AuditRun.of(LeavesAfterwardsTestCase.class);
    assertThat(run.failed()).isEmpty();
    assertThat(run.summary().get("EXPIRED"))
        .startsWith(
            "control let in; flawed refused: no reason given (closed after the handshake); the"
                + " method returned normally (");
  }

  static class LeavesAfterwardsTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust)
        throws IOException, GeneralSecurityException {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
        return;
      }
      SSLContext careless = SSLContext.getInstance("TLS");
      careless.init(null, new TrustManager[] {CarelessTrust.everything()}, null);
      try (SSLSocket socket =
          (SSLSocket) careless.getSocketFactory().createSocket("127.0.0.1", server.port())) {
        socket.startHandshake();
      }
    }
  }

  @Test
  void a_long_failure_is_cut_in_the_summary_and_told_once() {
    AuditRun run = AuditRun.of(LongStoryTestCase.class);
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control FAILED: " + "x".repeat(49) + "...; flawed not judged");
    assertThat(Kit.failures(run.results()))
        .first()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessage("EXPIRED - control: " + "x".repeat(100))
                    .hasNoCause());
  }

  static class LongStoryTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) {
      throw new AssertionError("x".repeat(100));
    }
  }

  @Test
  void an_assertion_of_the_method_counts() {
    AuditRun run = AuditRun.of(AssertsTestCase.class);
    assertThat(run.failed()).containsExactly("EXPIRED - flawed");
    assertThat(run.message("EXPIRED - flawed")).startsWith("EXPIRED - flawed: ").contains("ready");
    assertThat(run.summary().get("EXPIRED")).startsWith("control let in; flawed FAILED: [ready]");
  }

  static class AssertsTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) {
      assertThat(RawClient.orNothing(trust, server.uri())).as("ready").isNotEmpty();
    }
  }

  @Test
  void an_assumption_of_the_method_skips_both() {
    AuditRun run = AuditRun.of(AssumesTestCase.class);
    assertThat(run.calls())
        .containsEntry("EXPIRED - control", Status.ABORTED)
        .containsEntry("EXPIRED - flawed", Status.ABORTED);
  }

  static class AssumesTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) {
      assumeTrue(false, "not here");
    }
  }

  @Test
  void a_mock_web_server_is_a_server_too() {
    AuditRun run = AuditRun.of(MockWebServerTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.calls()).hasSize(4);
  }

  static class MockWebServerTestCase {
    @ClientAudit(only = {EXPIRED, WRONG_HOST})
    void test(MockWebServer server, @Trusting OkHttpClient client) throws IOException {
      server.enqueue(new MockResponse.Builder().build());
      try (Response response =
          client.newCall(new Request.Builder().url(server.url("/")).build()).execute()) {
        assertThat(response.body().string()).isEmpty();
      }
    }
  }
}
