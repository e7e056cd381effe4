package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;
import static dev.junittls.peer.HandshakeStep.*;
import static dev.junittls.peer.Misdeed.*;

import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.Misbehaving;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class MisbehavingServerTest {

  @Test
  void loses_patience(@Misbehaving(STAY_SILENT) TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> get(trust, server.uri(), Duration.ofSeconds(5))))
        .failed()
        .detectedBy(CLIENT)
        .because(TIMED_OUT);
  }

  @Test
  void does_not_take_the_end_of_the_connection_for_an_answer(
      @Misbehaving(value = CLOSE, at = AFTER_HANDSHAKE) TlsServer server,
      @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> get(trust, server.uri()));
    assertThat(handshake).failed().because(CLOSED_AFTER_HANDSHAKE);
    assertThat(handshake.clientException()).containsInstanceOf(IOException.class);
  }

  @Test
  void notices_a_record_that_was_tampered_with(
      @Misbehaving(TAMPER_WITH_RECORD) TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> get(trust, server.uri())))
        .failed()
        .detectedBy(CLIENT)
        .because(TAMPERED_RECORD);
  }

  @Test
  void tells_its_caller_which_alert_it_got(
      @Misbehaving(alert = 80) TlsServer server, @Trusting SSLContext trust) {
    Handshake handshake = server.handshakeDuring(() -> get(trust, server.uri()));
    assertThat(handshake).failed().hasAlert("internal_error");
    assertThat(handshake.clientException().orElseThrow()).hasMessageContaining("internal_error");
  }

  @Test
  void puts_together_what_comes_in_pieces(
      @Misbehaving(DRIBBLE) TlsServer server, @Trusting SSLContext trust) {
    assertThat(server.handshakeDuring(() -> get(trust, server.uri()))).succeeded();
  }

  /** Where its patience is not what is tested, it has plenty: a busy machine takes its time. */
  private static String get(SSLContext trust, URI uri) throws IOException, InterruptedException {
    return get(trust, uri, Duration.ofMinutes(1));
  }

  /** The code under test. Without the timeout it would wait for ever. */
  private static String get(SSLContext trust, URI uri, Duration patience)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().sslContext(trust).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(patience).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
// end::class[]
