package dev.junittls.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.handshake.Handshake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page docs/handshakes.md shows handshakes that took place. Where it says {@code <!-- shown:
 * rsa-server client CLIENT_HELLO -->}, the text below is that message as the test of that name saw
 * it; {@code ladder} is all of them as {@code explain()} draws them, {@code messages} all of them
 * as one side saw them pass. {@code mvn test -Ddocs.update=true} puts them into the page.
 */
final class HandshakesPage {

  private static final Path PAGE =
      Stream.of("..", "../..")
          .map(root -> Path.of(root, "docs", "handshakes.md"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();

  private static final List<String> NAMES =
      List.of(
          "rsa-server",
          "rsa-mutual",
          "ecdhe-server",
          "ecdhe-mutual",
          "tls13-server",
          "tls13-mutual",
          "tls13-refused",
          "tls13-resumed",
          "tls13-retry");

  private HandshakesPage() {}

  /** Compares what the page shows of this handshake, or puts it there. */
  static synchronized void shows(String name, Handshake handshake) {
    try {
      String page = Files.readString(PAGE);
      if (Boolean.getBoolean("docs.update")) {
        Files.writeString(
            PAGE, shown(name).matcher(page).replaceAll(block -> quoted(block, handshake)));
        return;
      }
      assertThat(Pattern.compile("<!-- shown: ([\\w-]+)").matcher(page).results())
          .extracting(block -> block.group(1))
          .as("docs/handshakes.md shows only what a test puts there")
          .isSubsetOf(NAMES);
      assertThat(shown(name).matcher(page).results())
          .as("docs/handshakes.md; to put the handshakes into it: mvn test -Ddocs.update=true")
          .isNotEmpty()
          .allSatisfy(block -> assertThat(block.group()).isEqualTo(block(block, handshake)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pattern shown(String name) {
    return Pattern.compile(
        "(<!-- shown: " + name + " ([\\w, ]+) -->\\n```text\\n).*?```", Pattern.DOTALL);
  }

  private static String quoted(MatchResult block, Handshake handshake) {
    return Matcher.quoteReplacement(block(block, handshake));
  }

  private static String block(MatchResult block, Handshake handshake) {
    StringBuilder text = new StringBuilder(block.group(1));
    for (String what : block.group(2).split(", ")) {
      text.append(
          switch (what) {
            case "ladder" -> ladder(handshake);
            case "messages" -> ShownMessage.all(handshake);
            default -> ShownMessage.of(what, handshake);
          });
    }
    return steady(text + "```");
  }

  /** What differs from run to run and from JDK to JDK: random names, and how much is offered. */
  private static String steady(String text) {
    return text.replaceAll("Test CA [0-9a-f]{8}", "Test CA 5f1c9d2e")
        .replaceAll("; \\d+ signature algorithms", "");
  }

  /** The messages as the handshake tells them itself, without the rest of the story. */
  private static String ladder(Handshake handshake) {
    return Stream.of(handshake.explain().split("\n\n"))
            .filter(paragraph -> paragraph.contains("ClientHello"))
            .findFirst()
            .orElseThrow()
        + "\n";
  }
}
