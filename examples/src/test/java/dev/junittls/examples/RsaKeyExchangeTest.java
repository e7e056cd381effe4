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
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The handshakes of TLS 1.2 in which the client encrypts a secret to the server's certificate. */
// tag::server[]
@TlsTest(
    keyType = RSA_2048,
    protocols = "TLSv1.2",
    cipherSuites = "TLS_RSA_WITH_AES_128_GCM_SHA256")
// end::server[]
@EnabledIf(
    value = "isOffered",
    disabledReason = "this JDK disables RSA key exchange: TLS_RSA_* in jdk.tls.disabledAlgorithms")
// tag::server[]
class RsaKeyExchangeTest {
  // end::server[]

  static boolean isOffered() throws NoSuchAlgorithmException {
    String[] suites = SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites();
    return List.of(suites).contains("TLS_RSA_WITH_AES_128_GCM_SHA256");
  }

  // tag::server[]

  @Test
  void server_authentication(
      @ServerCertificate(organization = "Example Shop") TlsServer server,
      @Trusting TlsClient client) {
    Handshake handshake = client.connect(server);
    assertThat(handshake)
        .succeeded()
        .hasFlights(
            client(CLIENT_HELLO),
            server(SERVER_HELLO, CERTIFICATE, SERVER_HELLO_DONE),
            client(CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED),
            server(CHANGE_CIPHER_SPEC, FINISHED));
    // end::server[]
    HandshakesPage.shows("rsa-server", handshake);
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
            server(SERVER_HELLO, CERTIFICATE, CERTIFICATE_REQUEST, SERVER_HELLO_DONE),
            client(
                CERTIFICATE, CLIENT_KEY_EXCHANGE, CERTIFICATE_VERIFY, CHANGE_CIPHER_SPEC, FINISHED),
            server(CHANGE_CIPHER_SPEC, FINISHED));
    // end::mutual[]
    HandshakesPage.shows("rsa-mutual", handshake);
    // tag::mutual[]
  }

  // end::mutual[]

  // tag::later[]
  @Test
  void an_old_recording_is_open_to_the_key_of_the_server(
      @ServerCertificate Credential shop,
      @ServerCertificate TlsServer server,
      @Trusting TlsClient client,
      @TempDir Path directory)
      throws Exception {
    Handshake handshake = client.connect(server);

    Eavesdropper eve = Eavesdropper.of(handshake, directory);
    assertThat(eve.reads()).isEmpty();
    assertThat(eve.readsWith(shop.privateKeyPem())).containsExactly("GET /");
  }
  // end::later[]
  // tag::server[]
}
// end::server[]
