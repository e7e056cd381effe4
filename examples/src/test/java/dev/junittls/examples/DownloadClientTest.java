package dev.junittls.examples;

// tag::imports[]
import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsServer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

// end::imports[]

// tag::class[]
@TlsTest
class DownloadClientTest {

  @Test
  void downloads(TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));
    assertThat(handshake).succeeded();
  }

  @Test
  void refuses_an_expired_certificate(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));
    assertThat(handshake).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
  }

  @Test
  void refuses_a_stranger(
      @ServerCertificate(authority = "stranger") TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(UNTRUSTED_ISSUER);
  }

  @Test
  void refuses_a_certificate_for_another_host(
      @ServerCertificate(flaw = WRONG_HOST) TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(HOSTNAME_MISMATCH);
  }

  @Test
  void answers_are_there_too(TlsServer server, @Trusting SSLContext trust) throws Exception {
    String body = new DownloadClient(trust).get(server.uri());
    assertThat(body).isNotEmpty();
    assertThat(server.awaitHandshake()).succeeded();
  }
}
// end::class[]
