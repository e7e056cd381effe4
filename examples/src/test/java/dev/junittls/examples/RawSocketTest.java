package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.pki.Flaw.*;

import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class RawSocketTest {

  @Test
  void speaks_to_the_server(TlsServer server, @Trusting SSLSocketFactory sockets) {
    assertThat(server.handshakeDuring(() -> ask(sockets, server.host(), server.port())))
        .succeeded();
  }

  @Test
  void looks_at_the_name_in_the_certificate(
      @ServerCertificate(flaw = WRONG_HOST) TlsServer server, @Trusting SSLSocketFactory sockets) {
    assertThat(server.handshakeDuring(() -> ask(sockets, server.host(), server.port())))
        .failed()
        .detectedBy(CLIENT)
        .because(HOSTNAME_MISMATCH);
  }

  /** The code under test. Without the endpoint identification it would talk to anyone. */
  private static String ask(SSLSocketFactory sockets, String host, int port) throws IOException {
    try (SSLSocket socket = (SSLSocket) sockets.createSocket(host, port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
// end::class[]
