package dev.junittls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public API as a text file: a changed signature is a visible line in a review. */
class PublicApiTest {

  private static final Path DUMP = Path.of("..", "docs", "api.txt");
  private static final String UPDATE =
      "docs/api.txt; if the change is intended: mvn test -Dapi.update=true, and commit the file";

  @Test
  void is_the_one_that_was_reviewed() throws IOException {
    String actual = dump();
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(DUMP, actual);
    }
    assertThat(DUMP).as(UPDATE).exists();
    assertThat(actual).as(UPDATE).isEqualTo(Files.readString(DUMP));
  }

  @Test
  void names_no_type_of_a_library_outside_the_package_that_owns_it() {
    assertThat(dump()).doesNotContain("org.bouncycastle");
    assertThat(
            dump().lines().filter(line -> line.contains("okhttp3") || line.contains("webserver3")))
        .as("only the bridge shows okhttp's types")
        .allMatch(
            line -> line.contains("public static okhttp3.OkHttpClient") || line.contains("mock()"));
  }

  private static String dump() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.junittls")
            .stream()
            .filter(PublicApiTest::isVisible)
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(PublicApiTest::signaturesOf)
            .collect(Collectors.joining("\n"));
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isVisible).orElse(true);
  }

  private static String signaturesOf(JavaClass type) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    String classFile = type.getSource().orElseThrow().getUri().toString();
    int status =
        ToolProvider.findFirst("javap").orElseThrow().run(writer, writer, "-protected", classFile);
    assertThat(status).as(out.toString()).isZero();
    List<String> lines =
        out.toString().lines().filter(line -> !line.startsWith("Compiled from")).toList();
    List<String> members = new ArrayList<>(lines.subList(1, lines.size() - 1));
    members.sort(null);
    return lines.get(0) + "\n" + String.join("\n", members) + "\n}\n";
  }
}
