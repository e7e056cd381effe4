package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class ServerUnderTestTest {

  private final Server server = new Server();
  private int port;

  /** The code under test: a Jetty that demands client certificates. */
  @BeforeEach
  void start(@ServerCertificate SSLContext identity) throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(identity);
    tls.setNeedClientAuth(true);
    ServerConnector connector = new ServerConnector(server, tls);
    connector.setHost("localhost");
    server.addConnector(connector);
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void admits_alice(@ClientCertificate("alice") TlsClient alice) {
    assertThat(alice.connect("localhost", port)).succeeded().clientPresented("CN=alice");
  }

  @Test
  void refuses_a_client_without_a_certificate(@Trusting TlsClient anonymous) {
    assertThat(anonymous.connect("localhost", port))
        .failed()
        .detectedBy(SERVER)
        .consistentWith(CLIENT_CERTIFICATE_MISSING);
  }

  @Test
  void refuses_an_expired_client(@ClientCertificate(value = "bob", flaw = EXPIRED) TlsClient bob) {
    assertThat(bob.connect("localhost", port))
        .failed()
        .detectedBy(SERVER)
        .because(CERTIFICATE_EXPIRED);
  }
}
// end::class[]
