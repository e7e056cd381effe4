package dev.junittls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.handshake.FailureReason;
import dev.junittls.pki.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The tables in docs/flaws.md are what {@link Flaw} says of itself. */
@ResourceLock("docs") // both write the pages, if told to
class FlawsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "flaws.md");
  private static final String BEGIN =
      "<!-- flaws: made from the enum Flaw, mvn test -Ddocs.update=true -->\n";
  private static final String END = "<!-- end of flaws -->";

  @Test
  void tells_every_flaw_as_the_enum_does() throws IOException {
    String text = Files.readString(PAGE);
    assertThat(text).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    String expected =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + text.substring(text.indexOf(END));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, expected);
      return;
    }
    assertThat(text)
        .as("docs/flaws.md; to make its tables anew: mvn test -Ddocs.update=true")
        .isEqualTo(expected);
  }

  private static String tables() {
    return Arrays.stream(Flaw.Grade.values())
        .map(FlawsPageTest::table)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String table(Flaw.Grade grade) {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.grade() == grade)
        .map(FlawsPageTest::row)
        .collect(
            Collectors.joining(
                "\n",
                "### %s\n\n| flaw | the certificate ... | clause | expected reason | known to accept"
                        .formatted(grade)
                    + " it |\n|---|---|---|---|---|\n",
                "\n"));
  }

  private static String row(Flaw flaw) {
    return "| `%s` | %s | %s | `%s` | %s |"
        .formatted(
            flaw,
            flaw.description(),
            flaw.clause(),
            FailureReason.expectedOf(flaw),
            String.join(", ", flaw.knownToAccept()));
  }
}
