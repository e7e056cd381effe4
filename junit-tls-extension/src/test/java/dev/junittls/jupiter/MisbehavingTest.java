package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CONNECTION_CLOSED;
import static dev.junittls.handshake.FailureReason.CONNECTION_RESET;
import static dev.junittls.handshake.FailureReason.NOT_TLS;
import static dev.junittls.handshake.FailureReason.TIMED_OUT;
import static dev.junittls.handshake.FailureReason.UNKNOWN;
import static dev.junittls.handshake.Side.CLIENT;
import static dev.junittls.handshake.Side.SERVER;
import static dev.junittls.peer.HandshakeStep.AFTER_HANDSHAKE;
import static dev.junittls.peer.HandshakeStep.AFTER_SERVER_HELLO;
import static dev.junittls.peer.Misdeed.CLOSE;
import static dev.junittls.peer.Misdeed.DRIBBLE;
import static dev.junittls.peer.Misdeed.RESET;
import static dev.junittls.peer.Misdeed.SEND_ALERT;
import static dev.junittls.peer.Misdeed.SEND_EMPTY_CERTIFICATE_LIST;
import static dev.junittls.peer.Misdeed.SEND_GARBAGE;
import static dev.junittls.peer.Misdeed.STAY_SILENT;

import dev.junittls.assertj.TlsAssertions;
import dev.junittls.handshake.Handshake;
import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class MisbehavingTest {

  @Test
  void makes_servers_and_clients_misbehave() {
    Kit.passes(8, GoodTestCase.class);
  }

  @Test
  void a_silent_peer_gives_up_when_it_is_told_to() {
    Kit.passes(1, ShortTestCase.class);
  }

  @TlsTest
  static class ShortTestCase {

    @Test
    void a_server(
        @Misbehaving(STAY_SILENT) @TlsParameters(timeout = "PT0.1S") TlsServer server,
        TlsClient client) {
      Handshake handshake = client.connect(server);
      assertThat(handshake).failed().because(TIMED_OUT);
      assertThat(handshake.explain()).contains("0.1 s");
    }
  }

  @TlsTest
  static class GoodTestCase {

    @Misbehaving(at = AFTER_SERVER_HELLO)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Early {}

    @Misbehaving(RESET)
    TlsServer field;

    @Test
    void a_server(
        @Misbehaving(value = CLOSE, at = AFTER_SERVER_HELLO) TlsServer server, TlsClient client) {
      assertThat(client.connect(server)).failed().detectedBy(CLIENT).because(CONNECTION_CLOSED);
    }

    @Test
    void a_client(TlsServer server, @Misbehaving(SEND_GARBAGE) TlsClient client) {
      assertThat(client.connect(server)).failed().detectedBy(SERVER).because(NOT_TLS);
    }

    @Test
    void a_field(TlsClient client) {
      assertThat(client.connect(field)).failed().because(CONNECTION_RESET);
    }

    @Test
    void attribute_by_attribute(@Early @Misbehaving(CLOSE) TlsServer server, TlsClient client) {
      assertThat(client.connect(server).explain())
          .contains("the server was told to close")
          .contains("after the ServerHello");
    }

    @Test
    void an_alert(@Misbehaving(alert = 80) TlsServer server, TlsClient client) {
      assertThat(client.connect(server)).failed().detectedBy(SERVER).because(UNKNOWN).hasAlert(80);
    }

    @Test
    void a_banner(@Misbehaving(banner = "220 mail.example") TlsServer server, TlsClient client) {
      assertThat(client.connect(server).explain())
          .containsIgnoringWhitespaces("send the banner \"220 mail.example\"");
    }

    @Test
    void beside_the_others(
        @MutualTls @Misbehaving(DRIBBLE) TlsServer server,
        @ClientCertificate("alice") @Misbehaving(DRIBBLE) TlsClient alice,
        TlsServer good) {
      assertThat(alice.connect(server)).succeeded().clientPresented("CN=alice");
      assertThat(alice.connect(good)).succeeded();
    }

    @Test
    void servers_of_okhttp(
        @Misbehaving(CLOSE) TlsMockWebServer server,
        @Misbehaving(alert = 40) MockWebServer mock,
        @Trusting OkHttpClient client) {
      assertThat(server.handshakeDuring(() -> get(client, server.uri().toString())))
          .failed()
          .detectedBy(CLIENT)
          .because(CONNECTION_CLOSED);
      TlsAssertions.assertThatThrownBy(() -> get(client, mock.url("/").toString()))
          .hasMessageContaining("handshake_failure");
    }

    private static void get(OkHttpClient client, String url) throws Exception {
      try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
        response.body().string();
      }
    }
  }

  private static void refuses(Class<?> testClass, String type, String label, String sentences) {
    assertThat(Kit.failure(testClass))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            label
                + " on parameter 1 of MisbehavingTest."
                + testClass.getSimpleName()
                + ".test("
                + type
                + "): "
                + sentences);
  }

  @Test
  void goes_with_what_makes_connections() {
    refuses(
        KeyStoreTestCase.class,
        "KeyStore",
        "@Trusting @Misbehaving",
        "@Misbehaving does not go with KeyStore. On KeyStore write one of: @Authority,"
            + " @ServerCertificate, @ClientCertificate, @Trusting; @Misbehaving goes with:"
            + " TlsServer, TlsClient, TlsMockWebServer, MockWebServer.");
    assertThat(Kit.failure(ContextTestCase.class))
        .hasMessageContaining("@Misbehaving does not go with SSLContext.");
  }

  static class KeyStoreTestCase {
    @Test
    void test(@Trusting @Misbehaving(CLOSE) KeyStore store) {}
  }

  static class ContextTestCase {
    @Test
    void test(@Trusting @Misbehaving(CLOSE) SSLContext context) {}
  }

  @Test
  void says_what_to_do() {
    refuses(
        NothingTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "it does not say what to do. Name a Misdeed, as in @Misbehaving(CLOSE), or set alert or"
            + " banner.");
    refuses(
        TwoTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "value is [CLOSE, RESET], but only one is possible. Keep one.");
  }

  static class NothingTestCase {
    @Test
    void test(@Misbehaving TlsServer server) {}
  }

  static class TwoTestCase {
    @Test
    void test(@Misbehaving({CLOSE, RESET}) TlsServer server) {}
  }

  @Test
  void keeps_attributes_to_their_misdeed() {
    refuses(
        AlertTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "alert = 40 goes with SEND_ALERT, but the misdeed is CLOSE. Keep one of the two.");
    refuses(
        BannerTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "alert = 40 goes with SEND_ALERT, but banner is set too. Keep one of the two.");
    refuses(
        StepTestCase.class,
        "TlsClient",
        "@Misbehaving",
        "DRIBBLE takes no step: it has a moment of its own. A step goes with CLOSE, RESET,"
            + " STAY_SILENT, SEND_ALERT, SEND_OVERSIZED_RECORD.");
    refuses(
        NumberTestCase.class,
        "TlsClient",
        "@Misbehaving",
        "The alert <256> is out of range; RFC 8446 section 6 has 0 to 255.");
  }

  static class AlertTestCase {
    @Test
    void test(@Misbehaving(value = CLOSE, alert = 40) TlsServer server) {}
  }

  static class BannerTestCase {
    @Test
    void test(@Misbehaving(banner = "220", alert = 40) TlsServer server) {}
  }

  static class StepTestCase {
    @Test
    void test(@Misbehaving(value = DRIBBLE, at = AFTER_HANDSHAKE) TlsClient client) {}
  }

  static class NumberTestCase {
    @Test
    void test(@Misbehaving(alert = 256) TlsClient client) {}
  }

  @Test
  void asks_for_what_can_be_done() {
    refuses(
        LateAlertTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "SEND_ALERT at AFTER_HANDSHAKE: a server's alerts are encrypted by then, and only its TLS"
            + " could send one. Take an earlier step.");
    refuses(
        LaterTestCase.class,
        "TlsServer",
        "@Misbehaving",
        "SEND_EMPTY_CERTIFICATE_LIST needs TLSv1.2, in which this goes over the wire in the clear,"
            + " but the protocols are [TLSv1.3]. Add TLSv1.2, or take another misdeed.");
  }

  static class LateAlertTestCase {
    @Test
    void test(@Misbehaving(value = SEND_ALERT, at = AFTER_HANDSHAKE) TlsServer server) {}
  }

  @TlsTest(protocols = "TLSv1.3")
  static class LaterTestCase {
    @Test
    void test(@Misbehaving(SEND_EMPTY_CERTIFICATE_LIST) TlsServer server) {}
  }
}
