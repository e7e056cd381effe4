package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.HOSTNAME_MISMATCH;
import static dev.junittls.handshake.FailureReason.INCOMPLETE_CHAIN;
import static dev.junittls.handshake.FailureReason.SELF_SIGNED_CERTIFICATE;
import static dev.junittls.handshake.FailureReason.UNTRUSTED_ISSUER;
import static dev.junittls.handshake.Side.CLIENT;
import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.MISSING_INTERMEDIATE;
import static dev.junittls.pki.Flaw.SELF_SIGNED;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;

import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Handshake;
import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that keep their exceptions to themselves; the verdict names the reason all the same. */
@TlsTest
class SilentClientTest {

  @Test
  void a_socket_that_ignores_why(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> Swallowing.get(trust, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(CERTIFICATE_EXPIRED);
  }

  @Test
  void a_jdk_client_that_ignores_why(
      @ServerCertificate(flaw = UNTRUSTED) TlsServer server, @Trusting HttpClient client) {
    assertThat(server.handshakeDuring(() -> Swallowing.get(client, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(UNTRUSTED_ISSUER);
  }

  @Test
  void a_jdk_client_over_tls_1_2(
      @ServerCertificate(flaw = WRONG_HOST) @TlsParameters(protocols = "TLSv1.2") TlsServer server,
      @Trusting HttpClient client) {
    assertThat(server.handshakeDuring(() -> Swallowing.get(client, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(HOSTNAME_MISMATCH);
  }

  @Test
  void an_ok_http_client_that_ignores_why(
      @ServerCertificate(flaw = SELF_SIGNED) TlsServer server, @Trusting OkHttpClient client) {
    assertThat(server.handshakeDuring(() -> Swallowing.get(client, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(SELF_SIGNED_CERTIFICATE);
  }

  @Test
  void a_client_of_a_mock_web_server(
      @ServerCertificate(flaw = MISSING_INTERMEDIATE, intermediates = 1) TlsMockWebServer server,
      @Trusting OkHttpClient client) {
    assertThat(server.handshakeDuring(() -> Swallowing.get(client, server.mock().url("/").uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(INCOMPLETE_CHAIN);
  }

  @Test
  void a_context_of_the_users_own_with_our_trust_manager(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting X509TrustManager trust)
      throws GeneralSecurityException {
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(null, new TrustManager[] {trust}, null);
    assertThat(server.handshakeDuring(() -> Swallowing.get(own, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(CERTIFICATE_EXPIRED);
  }

  @Test
  void a_client_called_plainly(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting HttpClient client) {
    assertThat(Swallowing.get(client, server.uri())).isEqualTo(Swallowing.DEFAULT);
    assertThat(server.awaitHandshake()).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Flaw.class,
      names = {"EXPIRED", "TAMPERED_SIGNATURE", "NOT_YET_VALID", "UNRELATED_EXTENDED_KEY_USAGE"})
  void servers_started_by_the_test(
      Flaw flaw,
      @Authority CertificateAuthority ca,
      TlsServers servers,
      @Trusting SSLContext trust) {
    TlsServer server =
        servers.start(TlsConfig.presenting(ca.issue(CertificateSpec.server("localhost"), flaw)));
    assertThat(server.handshakeDuring(() -> Swallowing.get(trust, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(FailureReason.expectedOf(flaw));
  }

  @Test
  void the_explanation_names_whom_the_client_trusts(
      @Authority("stranger") CertificateAuthority stranger,
      TlsServer server,
      @Trusting("stranger") SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> Swallowing.get(trust, server.uri()));
    assertThat(handshake).failed().because(UNTRUSTED_ISSUER);
    assertThat(handshake.explain())
        .contains("  the client trusts: " + stranger.certificate().getSubjectX500Principal());
  }

  static class Shared {
    @ServerCertificate(flaw = EXPIRED)
    static TlsServer server;
  }

  /** The server is older than the client, and lives in another scope. */
  @Nested
  class WithAServerOfTheClass extends Shared {
    @Test
    void a_client_of_one_test(@Trusting SSLContext trust) {
      assertThat(server.handshakeDuring(() -> Swallowing.get(trust, server.uri())))
          .failed()
          .detectedBy(CLIENT)
          .because(CERTIFICATE_EXPIRED);
    }

    @Test
    void a_client_of_another_test(@Trusting("stranger") HttpClient client) {
      assertThat(server.handshakeDuring(() -> Swallowing.get(client, server.uri())))
          .failed()
          .detectedBy(CLIENT)
          .because(UNTRUSTED_ISSUER);
    }
  }
}
