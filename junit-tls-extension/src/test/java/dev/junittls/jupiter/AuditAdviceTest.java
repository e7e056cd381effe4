package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.EXTENDED_KEY_USAGE_OF_OTHER_SIDE;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.SHA1_SIGNATURE;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a failure tells to do is about the audited code, not about a certificate flawed on purpose.
 */
class AuditAdviceTest {

  private static final String TRUST_MANAGER =
      "\nwhat to look for: a TrustManager whose checkServerTrusted checks nothing, or not this; a"
          + " second attempt without checking\n\nThe handshake succeeded";

  @Test
  void that_lets_a_flaw_in_points_to_the_trust_manager() {
    AuditRun run = AuditRun.of(TrustsEverythingTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith(
            "EXPIRED - flawed: the client let it in, but should refuse it ("
                + EXPIRED.clause()
                + "): the certificate ended an hour ago."
                + TRUST_MANAGER);
  }

  @Test
  void that_lets_another_name_in_points_to_the_comparison_of_names() {
    AuditRun run = AuditRun.of(TrustsEverythingTestCase.class);
    assertThat(run.message("WRONG_HOST - flawed"))
        .startsWith(
            "WRONG_HOST - flawed: the client let it in, but should refuse it (RFC 9525 section"
                + " 6.3): the certificate names another host.\n"
                + "what to look for: a raw SSLSocket or SSLEngine, which compares no host names"
                + " unless told: SSLParameters.setEndpointIdentificationAlgorithm(\"HTTPS\"); in an"
                + " HTTP client a HostnameVerifier that returns true; a TrustManager that checks"
                + " nothing\n\nThe handshake succeeded");
  }

  @Test
  void tells_who_else_lets_it_in_whether_they_are_one_or_many() {
    AuditRun run = AuditRun.of(TrustsEverythingTestCase.class);
    assertThat(run.message("EXTENDED_KEY_USAGE_OF_OTHER_SIDE - flawed"))
        .contains(
            "in the hands of a server, or a server's of a client. So does wget by default; if it"
                + " may, say accepted = @Accepted(flaw = EXTENDED_KEY_USAGE_OF_OTHER_SIDE, because"
                + " = \"...\")."
                + TRUST_MANAGER);
    assertThat(run.message("SHA1_SIGNATURE - flawed"))
        .contains(
            ". So do SunJSSE, netty-tcnative by default; if it may, say accepted = @Accepted(flaw"
                + " = SHA1_SIGNATURE, because = \"...\").\n\nThe handshake succeeded");
  }

  static class TrustsEverythingTestCase {
    @ClientAudit(only = {EXPIRED, WRONG_HOST, EXTENDED_KEY_USAGE_OF_OTHER_SIDE, SHA1_SIGNATURE})
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  @Test
  void needs_no_frames_of_the_audit_itself() {
    assertThat(Kit.failures(AuditRun.of(TrustsEverythingTestCase.class).results()))
        .hasSize(4)
        .allSatisfy(failure -> assertThat(failure.getStackTrace()).isEmpty());
    assertThat(Kit.failure(SwallowsTestCase.class).getStackTrace()).isEmpty();
    assertThat(Kit.failures(AuditRun.of(StrangerTestCase.class).results()))
        .first()
        .satisfies(
            refused -> {
              assertThat(refused.getStackTrace()).isEmpty();
              assertThat(refused.getCause().getStackTrace())
                  .as("what the method threw is told whole")
                  .anyMatch(frame -> frame.getClassName().endsWith("StrangerTestCase"));
            });
  }

  @Test
  void to_a_server_is_about_its_clients() {
    assertThat(AuditRun.of(ServerTestCase.class).message("EXPIRED - flawed"))
        .contains(
            "): the certificate ended an hour ago.\nwhat to look for: a TrustManager whose"
                + " checkClientTrusted checks nothing, or not this\n\nThe handshake succeeded");
  }

  static class ServerTestCase {
    SmallServer server;

    @BeforeEach
    void start(@ServerCertificate KeyStore identity) throws Exception {
      server = SmallServer.start(identity, CarelessTrust.everything(), SmallServer::needing);
    }

    @AfterEach
    void stop() throws IOException {
      server.close();
    }

    @ServerAudit(only = EXPIRED)
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void to_one_that_throws_too_late_says_so() {
    String message = AuditRun.of(TooLateTestCase.class).message("EXPIRED - flawed");
    assertThat(message)
        .contains(
            "): the certificate ended an hour ago.\nwhat to look for: a check that comes after"
                + " data was sent, or a second attempt without checking; the method did throw, but"
                + " too late\n\nThe handshake ");
    assertThat(message).doesNotContain("what to try");
  }

  static class TooLateTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(only = EXPIRED)
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
      if (CALLS.getAndIncrement() == 1) {
        throw new SSLException(new CertificateExpiredException("too late"));
      }
    }
  }

  @Test
  void to_one_that_keeps_a_refusal_to_itself_is_not_about_the_certificate() {
    String message = AuditRun.of(SwallowsTestCase.class).message("EXPIRED - flawed");
    assertThat(message)
        .contains(
            " (mustThrow).\nwhat to look for: a catch that logs the exception or returns a"
                + " default\n\nThe handshake failed");
    assertThat(message).doesNotContain("what to try").doesNotEndWith("\n");
  }

  static class SwallowsTestCase {
    @ClientAudit(only = EXPIRED, mustThrow = true)
    void test(TlsServer server, @Trusting SSLContext trust) {
      RawClient.orNothing(trust, server.uri());
    }
  }

  @Test
  void about_an_entry_that_is_no_longer_true_is_not_about_the_certificate() {
    assertThat(AuditRun.of(StaleTestCase.class).message("EXPIRED - flawed"))
        .contains(". Remove EXPIRED from accepted (because they are old).\n\nThe handshake failed")
        .doesNotContain("what to try");
  }

  static class StaleTestCase {
    @ClientAudit(only = EXPIRED, accepted = @Accepted(flaw = EXPIRED, because = "they are old"))
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void to_one_that_refuses_what_is_harmless_is_not_about_the_certificate() {
    assertThat(AuditRun.of(TooStrictTestCase.class).message("ROOT_INCLUDED - flawed"))
        .contains("exclude ROOT_INCLUDED.\n\nThe handshake failed")
        .doesNotContain("what to try");
  }

  static class TooStrictTestCase {
    @ClientAudit(only = ROOT_INCLUDED)
    void test(TlsServer server) throws Exception {
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              if (chain[chain.length - 1].getBasicConstraints() >= 0) {
                throw new java.security.cert.CertificateException("the root is of no use");
              }
            }
          },
          server.uri());
    }
  }

  @Test
  void to_one_that_only_shakes_hands_is_to_send_something() {
    assertThat(AuditRun.of(ShakesHandsTestCase.class).message("EXPIRED - control"))
        .contains(". Let the method send something: ")
        .doesNotContain("what to try");
  }

  @Test
  void to_one_that_leaves_without_a_reason_is_about_its_trust() {
    assertThat(AuditRun.of(LeavesTestCase.class).message("EXPIRED - control"))
        .contains(
            ".\nwhat to look for: what the client logs, as it told no reason; whether it trusts"
                + " the authority of this test (@Trusting SSLContext)\n\nThe handshake failed")
        .doesNotContain("what to try");
  }

  static class ShakesHandsTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      try (SSLSocket socket =
          (SSLSocket)
              trust.getSocketFactory().createSocket(server.uri().getHost(), server.port())) {
        socket.startHandshake();
      }
    }
  }

  static class LeavesTestCase extends ShakesHandsTestCase {
    @Override
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      super.test(server, trust);
      throw new IllegalStateException("not my server");
    }
  }

  @Test
  void that_the_story_gives_stays_where_nothing_is_flawed() {
    assertThat(AuditRun.of(StrangerTestCase.class).message("EXPIRED - control"))
        .contains("UNTRUSTED_ISSUER")
        .containsOnlyOnce("\n\n  what to try: let the client trust the authority behind");
  }

  static class StrangerTestCase {
    @ClientAudit(only = EXPIRED)
    void test(TlsServer server, @Trusting("nobody") SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }
}
