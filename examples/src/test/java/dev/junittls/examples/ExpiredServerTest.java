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
class ExpiredServerTest {

  @Test
  void is_refused(@ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));
    assertThat(handshake).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
  }
}
// end::class[]
