package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// tag::class[]
@TlsTest
class CaptureTest {

  @Test
  void keeps_what_passed(TlsServer server, TlsClient client, @TempDir Path directory) {
    Handshake handshake = client.connect(server);

    Path capture = directory.resolve("handshake.pcapng");
    handshake.writeCapture(capture); // Wireshark opens it decrypted
    assertThat(capture).isNotEmptyFile();

    Path secrets = directory.resolve("secrets.log");
    handshake.writeKeyLog(secrets); // what SSLKEYLOGFILE holds elsewhere
    assertThat(secrets).content().contains("CLIENT_TRAFFIC_SECRET_0 ");
  }
}
// end::class[]
