package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.peer.HandshakeStep.*;
import static dev.junittls.peer.Misdeed.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.Misbehaving;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.peer.Misbehavior;
import dev.junittls.peer.Misdeed;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.pki.CertificateAuthority;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

// tag::class[]
@TlsTest
class MisbehavingClientTest {

  private final Server server = new Server();
  private ServerConnector connector;
  private int port;

  /** The code under test: a Jetty that waits for its clients, but not for long. */
  @BeforeEach
  void start(@ServerCertificate SSLContext identity) throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(identity);
    connector = new ServerConnector(server, tls);
    connector.setHost("localhost");
    connector.setIdleTimeout(1_000);
    server.addConnector(connector);
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void loses_patience(@Misbehaving(value = STAY_SILENT, at = AFTER_CLIENT_HELLO) TlsClient silent) {
    assertThat(silent.connect("localhost", port)).failed().detectedBy(SERVER).because(TIMED_OUT);
  }

  @Test
  void knows_plain_http_when_it_sees_it(@Misbehaving(SPEAK_PLAINTEXT) TlsClient client) {
    assertThat(client.connect("localhost", port)).failed().detectedBy(SERVER).because(NOT_TLS);
  }

  @ParameterizedTest
  @EnumSource(Misdeed.class)
  void goes_on_serving_whatever_a_client_does(
      Misdeed misdeed, @Authority CertificateAuthority ca, TlsClient good) {
    TlsConfig config = TlsConfig.trusting(ca).misbehaving(Misbehavior.of(misdeed));
    Handshake handshake = TlsClient.of(config).connect("localhost", port);

    assertThat(handshake.explain()).contains("the client was told to");
    connector.setIdleTimeout(30_000); // a good client may be slow, on a busy machine
    assertThat(good.connect("localhost", port)).succeeded();
  }
}
// end::class[]
