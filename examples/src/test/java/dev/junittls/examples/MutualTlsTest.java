package dev.junittls.examples;

// tag::imports[]
import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import org.junit.jupiter.api.Test;

// end::imports[]

// tag::class[]
@TlsTest
class MutualTlsTest {

  @Test
  void admits_alice(@MutualTls TlsServer server, @ClientCertificate("alice") TlsClient alice) {
    assertThat(alice.connect(server))
        .succeeded()
        .usedProtocol("TLSv1.3")
        .clientPresented("CN=alice");
  }

  @Test
  void refuses_a_client_without_a_certificate(
      @MutualTls TlsServer server, @Trusting TlsClient anonymous) {
    assertThat(anonymous.connect(server))
        .failed()
        .detectedBy(SERVER)
        .because(CLIENT_CERTIFICATE_MISSING);
  }

  @Test
  void refuses_an_expired_client(
      @MutualTls TlsServer server,
      @ClientCertificate(value = "bob", flaw = EXPIRED) TlsClient bob) {
    assertThat(bob.connect(server)).failed().detectedBy(SERVER).because(CERTIFICATE_EXPIRED);
  }
}
// end::class[]
