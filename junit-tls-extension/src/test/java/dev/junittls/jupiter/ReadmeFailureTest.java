package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.Side.CLIENT;
import static dev.junittls.pki.Flaw.EXPIRED;

import dev.junittls.handshake.Handshake;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The failure that the README shows is one that was really printed. */
class ReadmeFailureTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?<=## What a failure looks like\n.{0,2000}?```text\n).*?(?=```)", Pattern.DOTALL);

  private static final String ALERT =
      "✗ Alert              ══►                       refuses the certificate:"
          + " certificate_unknown(46)";

  @Test
  void shows_what_is_printed() throws IOException {
    String printed = steady(Kit.failure(StrangerTestCase.class).getMessage()).strip() + "\n";
    String readme = Files.readString(README);
    String expected = SHOWN.matcher(readme).replaceFirst(Matcher.quoteReplacement(printed));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(README, expected);
    }
    assertThat(Files.readString(README))
        .as("README.md; to put the failure into it: mvn test -Ddocs.update=true")
        .contains(printed);
  }

  /**
   * What differs from run to run and from JDK to JDK: dates, random names, how many cipher suites
   * there are, which alert says so, and whether the JDK's HttpClient sends it before it closes.
   */
  private static String steady(String message) {
    return message
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2026-11-23T20:15:00Z")
        .replaceAll("(?<=Test\\s{1,9}CA )[0-9a-f]{8}", "5f1c9d2e")
        .replaceAll("\\d+ cipher suites", "49 cipher suites")
        .replaceAll("\n✗ (Alert|\\(hangs up\\)) .*", "\n" + ALERT);
  }

  @TlsTest
  static class StrangerTestCase {
    @Test
    void refuses_an_expired_certificate(
        @ServerCertificate(flaw = EXPIRED) TlsServer server,
        @Trusting("another authority") SSLContext trust) {
      Handshake handshake = server.handshakeDuring(() -> get(trust, server.uri()));
      assertThat(handshake).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
    }

    private static void get(SSLContext trust, URI uri) throws Exception {
      HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
      client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }
  }
}
