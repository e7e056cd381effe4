package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.*;
import static dev.junittls.handshake.MessageType.*;
import static dev.junittls.pki.KeyType.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import java.io.IOException;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** A server under test that wants another group than the one the client has guessed. */
@TlsTest(keyType = RSA_2048, protocols = "TLSv1.3", cipherSuites = "TLS_AES_128_GCM_SHA256")
class HelloRetryRequestTest {

  // tag::retry[]
  @Test
  void a_client_that_guessed_wrong_is_asked_again(
      @ServerCertificate SSLContext identity, @Trusting TlsClient client) throws IOException {
    try (EchoServer server =
        EchoServer.start(
            identity, parameters -> parameters.setAlgorithmConstraints(new OnlyP384()))) {
      Handshake handshake = client.connect("localhost", server.port());
      assertThat(handshake)
          .succeeded()
          .hasFlights(
              client(CLIENT_HELLO),
              server(HELLO_RETRY_REQUEST),
              client(CLIENT_HELLO),
              server(SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE, CERTIFICATE_VERIFY, FINISHED),
              client(FINISHED));
      // end::retry[]
      HandshakesPage.shows("tls13-retry", handshake);
      // tag::retry[]
    }
  }

  // end::retry[]

  /** Leaves one curve for the key agreement: works on every JDK, and for one connection only. */
  private record OnlyP384() implements AlgorithmConstraints {

    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses, String algorithm, AlgorithmParameters parameters) {
      String name = algorithm.toLowerCase(Locale.ROOT);
      return !uses.contains(CryptoPrimitive.KEY_AGREEMENT)
          || name.equals("secp384r1")
          || !name.matches("x25519.*|x448|secp.*|ffdhe.*");
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses, String algorithm, Key key, AlgorithmParameters parameters) {
      return permits(uses, algorithm, parameters);
    }
  }
}
