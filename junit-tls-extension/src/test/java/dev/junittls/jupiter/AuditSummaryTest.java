package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.MISSING_INTERMEDIATE;
import static dev.junittls.pki.Flaw.SHA1_SIGNATURE;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The summary as it is logged, which is the one that the documentation shows. */
class AuditSummaryTest {

  private static final Path DOCS = Path.of("..", "docs", "audits.md");
  private static final Pattern SHOWN =
      Pattern.compile("(?<=```text\n)(.*?)(?=```)", Pattern.DOTALL);

  @Test
  void is_logged_as_a_table() throws IOException {
    LogRecord record = AuditLog.of(DownloadClientTest.class);
    assertThat(record.getLevel()).isEqualTo(Level.INFO);
    String table = steady(record.getMessage());

    String docs = Files.readString(DOCS);
    String expected = SHOWN.matcher(docs).replaceFirst(Matcher.quoteReplacement(table));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCS, expected);
    }
    assertThat(Files.readString(DOCS))
        .as("docs/audits.md; to put the summary into it: mvn test -Ddocs.update=true")
        .contains(table);
  }

  /** Without where this test stands, and with the alerts of the one JDK. */
  private static String steady(String message) {
    return message
        .replace("AuditSummaryTest.", "")
        .replace("certificate_expired(45)", "certificate_unknown(46)");
  }

  /** Named for the reader; not found by the build. */
  static class DownloadClientTest {
    @ClientAudit(
        only = {EXPIRED, MISSING_INTERMEDIATE, SHA1_SIGNATURE, WRONG_HOST},
        accepted = @Accepted(flaw = SHA1_SIGNATURE, because = "old devices"))
    void my_client(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }
}
