package dev.junittls.examples;

// tag::imports[]
import static dev.junittls.assertj.TlsAssertions.*;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.MessageType.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Side;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

// end::imports[]

// tag::class[]
@TlsTest
class MessagesTest {

  @Test
  void offers_nothing_old(TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));

    assertThat(handshake)
        .clientHello()
        .hasServerName("localhost")
        .offersProtocols("TLSv1.3")
        .doesNotOfferProtocols("SSLv3", "TLSv1", "TLSv1.1")
        .doesNotOfferSignatureAlgorithms("rsa_md5");
    assertThat(handshake).notResumed().serverHello().choseProtocol("TLSv1.3");
  }

  // end::class[]
  // tag::refusal[]
  @Test
  void stops_at_an_expired_certificate(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));

    assertThat(handshake)
        .because(CERTIFICATE_EXPIRED)
        .containsMessages(server(CERTIFICATE, FINISHED))
        .doesNotContainMessages(client(FINISHED));
  }

  // end::refusal[]

  // tag::class[]
  @Test
  void is_turned_away_without_a_certificate(
      @MutualTls TlsServer server, @Trusting TlsClient anonymous, CertificateAuthority authority) {
    Handshake handshake = anonymous.connect(server);

    assertThat(handshake)
        .requestedClientCertificateFrom(authority)
        .hasFlights(
            client(CLIENT_HELLO),
            server(
                SERVER_HELLO,
                ENCRYPTED_EXTENSIONS,
                CERTIFICATE_REQUEST,
                CERTIFICATE,
                CERTIFICATE_VERIFY,
                FINISHED),
            client(CERTIFICATE, FINISHED),
            server(ALERT))
        .doesNotContainMessages(client(CERTIFICATE_VERIFY));
    assertThat(handshake).alert().sentBy(Side.SERVER);
  }
}
// end::class[]
