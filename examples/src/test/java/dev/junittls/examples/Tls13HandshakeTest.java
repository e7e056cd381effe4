package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.*;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.MessageType.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsServers;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import org.junit.jupiter.api.Test;

/** The handshakes of TLS 1.3, in which all is encrypted but the hellos. */
// tag::server[]
@TlsTest(protocols = "TLSv1.3", cipherSuites = "TLS_AES_128_GCM_SHA256")
class Tls13HandshakeTest {

  @Test
  void server_authentication(
      @ServerCertificate(organization = "Example Shop") TlsServer server,
      @Trusting TlsClient client) {
    Handshake handshake = client.connect(server);
    assertThat(handshake)
        .succeeded()
        .hasFlights(
            client(CLIENT_HELLO),
            server(SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE, CERTIFICATE_VERIFY, FINISHED),
            client(FINISHED));
    // end::server[]
    HandshakesPage.shows("tls13-server", handshake);
    // tag::server[]
  }

  // end::server[]

  // tag::mutual[]
  @Test
  void mutual_authentication(
      @ServerCertificate(organization = "Example Shop") @MutualTls TlsServer server,
      @ClientCertificate(value = "alice", organization = "Example Corp") TlsClient alice) {
    Handshake handshake = alice.connect(server);
    assertThat(handshake)
        .succeeded()
        .hasFlights(
            client(CLIENT_HELLO),
            server(
                SERVER_HELLO,
                ENCRYPTED_EXTENSIONS,
                CERTIFICATE_REQUEST,
                CERTIFICATE,
                CERTIFICATE_VERIFY,
                FINISHED),
            client(CERTIFICATE, CERTIFICATE_VERIFY, FINISHED));
    // end::mutual[]
    HandshakesPage.shows("tls13-mutual", handshake);
    // tag::mutual[]
  }

  // end::mutual[]

  // tag::refused[]
  @Test
  void a_refused_client_is_told_after_its_handshake(
      @MutualTls TlsServer server,
      @ClientCertificate(value = "bob", flaw = EXPIRED) TlsClient bob) {
    Handshake handshake = bob.connect(server);
    assertThat(handshake)
        .failed()
        .detectedBy(SERVER)
        .because(CERTIFICATE_EXPIRED)
        .hasFlights(
            client(CLIENT_HELLO),
            server(
                SERVER_HELLO,
                ENCRYPTED_EXTENSIONS,
                CERTIFICATE_REQUEST,
                CERTIFICATE,
                CERTIFICATE_VERIFY,
                FINISHED),
            client(CERTIFICATE, CERTIFICATE_VERIFY, FINISHED),
            server(ALERT));
    // end::refused[]
    HandshakesPage.shows("tls13-refused", handshake);
    // tag::refused[]
  }

  // end::refused[]

  // tag::resumed[]
  @Test
  void a_client_that_comes_back_is_shown_no_certificate(
      @Authority CertificateAuthority ca, @ServerCertificate Credential shop, TlsServers servers) {
    TlsServer server = servers.start(tls13(TlsConfig.presenting(shop)).allowingResumption());
    TlsClient client = TlsClient.of(tls13(TlsConfig.trusting(ca)).allowingResumption());

    assertThat(client.connect(server)).succeeded().notResumed();
    Handshake handshake = client.connect(server);
    assertThat(handshake)
        .succeeded()
        .resumed()
        .hasFlights(
            client(CLIENT_HELLO),
            server(SERVER_HELLO, ENCRYPTED_EXTENSIONS, FINISHED),
            client(FINISHED));
    // end::resumed[]
    HandshakesPage.shows("tls13-resumed", handshake);
    // tag::resumed[]
  }

  // end::resumed[]

  private static TlsConfig tls13(TlsConfig config) {
    return config.protocols("TLSv1.3").cipherSuites("TLS_AES_128_GCM_SHA256");
  }
  // tag::server[]
}
// end::server[]
