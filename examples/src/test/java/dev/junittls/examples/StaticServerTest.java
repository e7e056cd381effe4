package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;

import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class StaticServerTest {

  static EchoServer server;

  @BeforeAll
  static void start(@ServerCertificate @MutualTls SSLContext identity) throws IOException {
    server = EchoServer.start(identity);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void admits_alice(@ClientCertificate("alice") TlsClient alice) {
    assertThat(alice.connect("localhost", server.port())).succeeded();
  }

  @Test
  void refuses_strangers(
      @ClientCertificate(value = "mallory", authority = "stranger") @Trusting TlsClient mallory) {
    assertThat(mallory.connect("localhost", server.port()))
        .failed()
        .detectedBy(SERVER)
        .because(UNTRUSTED_ISSUER);
  }
}
// end::class[]
