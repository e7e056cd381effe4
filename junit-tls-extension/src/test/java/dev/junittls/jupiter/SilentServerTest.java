package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.UNTRUSTED_ISSUER;
import static dev.junittls.handshake.FailureReason.WRONG_EXTENDED_KEY_USAGE;
import static dev.junittls.handshake.Side.SERVER;
import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.UNRELATED_EXTENDED_KEY_USAGE;
import static dev.junittls.pki.Flaw.UNTRUSTED;

import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.SilentServer.Running;
import dev.junittls.peer.TlsClient;
import java.io.IOException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers under test on an SSLContext of ours, which tell the client nothing but an alert. */
@TlsTest
class SilentServerTest {

  static Stream<Arguments> servers() {
    return Stream.of(SilentServer.values())
        .flatMap(server -> Stream.of("TLSv1.2", "TLSv1.3").map(tls -> Arguments.of(server, tls)));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void refuses_an_expired_client(
      SilentServer server,
      String tls,
      @ServerCertificate SSLContext context,
      @ClientCertificate(value = "bob", flaw = EXPIRED) TlsClient bob)
      throws IOException {
    refuses(server, tls, context, bob, CERTIFICATE_EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void refuses_a_stranger(
      SilentServer server,
      String tls,
      @ServerCertificate SSLContext context,
      @ClientCertificate(value = "bob", flaw = UNTRUSTED) TlsClient bob)
      throws IOException {
    refuses(server, tls, context, bob, UNTRUSTED_ISSUER);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void refuses_a_certificate_for_something_else(
      SilentServer server,
      String tls,
      @ServerCertificate SSLContext context,
      @ClientCertificate(value = "bob", flaw = UNRELATED_EXTENDED_KEY_USAGE) TlsClient bob)
      throws IOException {
    refuses(server, tls, context, bob, WRONG_EXTENDED_KEY_USAGE);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void admits_alice(
      SilentServer server,
      String tls,
      @ServerCertificate SSLContext context,
      @ClientCertificate("alice") TlsClient alice)
      throws IOException {
    try (Running running = server.start(context, tls)) {
      assertThat(alice.connect("localhost", running.port())).succeeded().usedProtocol(tls);
    }
  }

  private static void refuses(
      SilentServer server, String tls, SSLContext context, TlsClient client, FailureReason reason)
      throws IOException {
    try (Running running = server.start(context, tls)) {
      Handshake handshake = client.connect("localhost", running.port());
      assertThat(handshake).failed().detectedBy(SERVER).because(reason);
      assertThat(handshake.explain()).contains("the server trusts: CN=");
    }
  }
}
