package dev.junittls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documentation is code that ran this morning: every Java block names the region of an example that
 * it shows, and equals it. {@code mvn test -Ddocs.update=true} copies the examples into the docs.
 */
@ResourceLock("docs") // both write the pages, if told to
class DocsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES = ROOT.resolve("examples/src/test/java/dev/junittls/examples");
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- example: (\\S+)#(\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
              .filter(page -> page.toString().endsWith(".md"))
              .sorted()
              .toList();
      return pages.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_java_block_is_an_example_that_runs(Path page) throws IOException {
    String text = Files.readString(page);
    String expected = BLOCK.matcher(text).replaceAll(DocsTest::blockFromExample);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, expected);
      return;
    }
    assertThat(text)
        .as("%s; to copy the examples into it: mvn test -Ddocs.update=true", page.getFileName())
        .isEqualTo(expected);
  }

  private static String blockFromExample(MatchResult block) {
    assertThat(block.group(1))
        .as("a Java block without <!-- example: Class#tag --> before it:\n%s", block.group(3))
        .isNotNull();
    String shown =
        "<!-- example: %s#%s -->\n```java\n%s```"
            .formatted(block.group(1), block.group(2), region(block.group(1), block.group(2)));
    return Matcher.quoteReplacement(shown);
  }

  /**
   * The lines between the tags, without nested tags and without common indentation. A region may
   * end and begin again, to leave out what would puzzle a reader.
   */
  private static String region(String example, String tag) {
    try {
      List<String> lines = Files.readAllLines(EXAMPLES.resolve(example + ".java"));
      int start = indexOf(lines, "// tag::" + tag + "[]", example);
      indexOf(lines, "// end::" + tag + "[]", example);
      List<String> shown = new ArrayList<>();
      boolean isShown = true;
      for (String line : lines.subList(start, lines.size())) {
        String text = line.strip();
        if (text.equals("// tag::" + tag + "[]")) {
          isShown = true;
        } else if (text.equals("// end::" + tag + "[]")) {
          isShown = false;
        } else if (isShown && !text.matches("// (tag|end)::.*")) {
          shown.add(line);
        }
      }
      int indentation =
          shown.stream()
              .filter(line -> !line.isBlank())
              .mapToInt(line -> line.length() - line.stripLeading().length())
              .min()
              .orElse(0);
      return shown.stream()
              .map(line -> line.isBlank() ? "" : line.substring(indentation))
              .collect(Collectors.joining("\n"))
              .strip()
          + "\n";
    } catch (IOException e) {
      throw new AssertionError("no example " + example, e);
    }
  }

  private static int indexOf(List<String> lines, String marker, String example) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(marker)) {
        return i;
      }
    }
    throw new AssertionError(example + ".java has no line " + marker);
  }
}
