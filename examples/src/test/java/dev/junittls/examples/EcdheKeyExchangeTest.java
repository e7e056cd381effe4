package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.*;
import static dev.junittls.handshake.MessageType.*;
import static dev.junittls.pki.KeyType.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.Credential;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handshakes of TLS 1.2 in which both sides make a secret of two throwaway keys. */
// tag::server[]
@TlsTest(
    keyType = RSA_2048,
    protocols = "TLSv1.2",
    cipherSuites = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
class EcdheKeyExchangeTest {

  @Test
  void server_authentication(
      @ServerCertificate(organization = "Example Shop") TlsServer server,
      @Trusting TlsClient client) {
    Handshake handshake = client.connect(server);
    assertThat(handshake)
        .succeeded()
        .hasFlights(
            client(CLIENT_HELLO),
            server(SERVER_HELLO, CERTIFICATE, SERVER_KEY_EXCHANGE, SERVER_HELLO_DONE),
            client(CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED),
            server(CHANGE_CIPHER_SPEC, FINISHED));
    // end::server[]
    HandshakesPage.shows("ecdhe-server", handshake);
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
                CERTIFICATE,
                SERVER_KEY_EXCHANGE,
                CERTIFICATE_REQUEST,
                SERVER_HELLO_DONE),
            client(
                CERTIFICATE, CLIENT_KEY_EXCHANGE, CERTIFICATE_VERIFY, CHANGE_CIPHER_SPEC, FINISHED),
            server(CHANGE_CIPHER_SPEC, FINISHED));
    // end::mutual[]
    HandshakesPage.shows("ecdhe-mutual", handshake);
    // tag::mutual[]
  }

  // end::mutual[]

  // tag::later[]
  @Test
  void an_old_recording_stays_closed_to_the_key_of_the_server(
      @ServerCertificate Credential shop,
      @ServerCertificate TlsServer server,
      @Trusting TlsClient client,
      @TempDir Path directory)
      throws Exception {
    Handshake handshake = client.connect(server);

    Eavesdropper eve = Eavesdropper.of(handshake, directory);
    assertThat(eve.reads()).isEmpty();
    assertThat(eve.readsWith(shop.privateKeyPem())).isEmpty();
    assertThat(eve.readsWithTheSessionKeys()).containsExactly("GET /");
  }
  // end::later[]
  // tag::server[]
}
// end::server[]
