package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import org.junit.jupiter.api.Test;

@TlsTest
class ToldHandshakeTest {

  // tag::told[]
  @Test
  void tells_its_story(
      @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting TlsClient client) {
    Handshake handshake = client.connect(server);
    System.out.println(handshake.explain());
    assertThat(handshake).failed().because(CERTIFICATE_EXPIRED);
  }
  // end::told[]
}
