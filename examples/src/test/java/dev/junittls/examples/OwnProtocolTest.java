package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsServers;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.Credential;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class OwnProtocolTest {

  @Test
  void is_greeted_by_name(
      @ServerCertificate Credential shop, TlsServers servers, @Trusting SSLSocketFactory sockets)
      throws Exception {
    TlsServer server =
        servers.start(
            TlsConfig.presenting(shop),
            client -> {
              OutputStream out = client.getOutputStream();
              out.write(("hello " + line(client) + "\n").getBytes(UTF_8));
            });

    try (Socket socket = sockets.createSocket(server.host(), server.port())) {
      socket.getOutputStream().write("alice\n".getBytes(UTF_8));
      assertThat(line(socket)).isEqualTo("hello alice");
    }
    assertThat(server.awaitHandshake()).succeeded();
  }

  private static String line(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }
}
// end::class[]
