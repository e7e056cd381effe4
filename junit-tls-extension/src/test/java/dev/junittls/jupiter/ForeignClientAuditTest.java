package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.Grade.BAD;
import static dev.junittls.pki.Flaw.Grade.DUBIOUS;
import static dev.junittls.pki.Flaw.Grade.HARMLESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What other people's clients let in, flaw by flaw, is what the catalogue says they do: as Debian
 * 12 ships and configures them.
 */
class ForeignClientAuditTest {

  private static final Map<ForeignClientGet, Class<?>> AUDITS =
      Map.of(
          ForeignClientGet.CURL, CurlTestCase.class,
          ForeignClientGet.OPENSSL, OpensslTestCase.class,
          ForeignClientGet.PYTHON, PythonTestCase.class,
          ForeignClientGet.NODE, NodeTestCase.class,
          ForeignClientGet.GNUTLS, GnutlsTestCase.class,
          ForeignClientGet.WGET, WgetTestCase.class);

  private static final Map<ForeignClientGet, Map<String, String>> SUMMARIES =
      Collections.synchronizedMap(new EnumMap<>(ForeignClientGet.class));

  @ParameterizedTest
  @EnumSource(ForeignClientGet.class)
  void lets_in_what_it_is_known_to_let_in(ForeignClientGet client) {
    client.assumeInstalled();
    AuditRun run = AuditRun.of(AUDITS.get(client));
    SUMMARIES.put(client, run.summary());

    assertThat(run.summary())
        .containsOnlyKeys(Stream.of(Flaw.values()).map(Flaw::name).toArray(String[]::new));
    assertThat(run.letIn())
        .containsExactlyElementsOf(
            run.summary().keySet().stream()
                .filter(flaw -> Flaw.valueOf(flaw).knownToAccept().contains(client.stack))
                .toList());
    assertThat(run.summary())
        .allSatisfy(
            (flaw, line) ->
                assertThat(line)
                    .startsWith(
                        refusesControlOf(client, flaw)
                            ? "control FAILED: refused: "
                            : "control let in; "));
    assertThat(run.summary())
        .allSatisfy(
            (flaw, line) -> {
              if (!run.letIn().contains(flaw)) {
                assertThat(line).as(flaw).contains("; flawed " + refusal(client, flaw));
              }
            });
  }

  /** How the row of what was not let in goes on: the client neither hung nor was never asked. */
  private static String refusal(ForeignClientGet client, String flaw) {
    if (refusesControlOf(client, flaw)) {
      return "not judged (";
    }
    // Who refuses what is in order fails the audit, but has refused.
    boolean isHarmless = Flaw.valueOf(flaw).grade() == HARMLESS;
    return isHarmless ? "FAILED: refused: " : "refused: ";
  }

  /** GnuTLS cannot read such constraints, and has to refuse then (RFC 5280 section 4.2.1.10). */
  private static boolean refusesControlOf(ForeignClientGet client, String flaw) {
    return flaw.equals("FORBIDDEN_DIRECTORY_NAME")
        && (client == ForeignClientGet.GNUTLS || client == ForeignClientGet.WGET);
  }

  /** What each refuses and how, flaw by flaw. */
  @AfterAll
  static void print() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(List.of("flaw", "grade")));
    SUMMARIES.keySet().forEach(client -> rows.get(0).add(client.stack));
    for (Flaw flaw : Flaw.values()) {
      List<String> row = new ArrayList<>(List.of(flaw.name(), flaw.grade().name()));
      SUMMARIES
          .values()
          .forEach(summary -> row.add(inShort(summary.getOrDefault(flaw.name(), "-"))));
      rows.add(row);
    }
    System.out.println(Table.of(rows));
  }

  /** The alert, or how it ended, or that it was let in. */
  private static String inShort(String line) {
    return line.startsWith("control FAILED")
        ? "refuses the control"
        : line.replaceFirst("control let in; flawed (FAILED: )?", "")
            .replaceFirst(" \\((?!\\d+\\)).*", "")
            .replaceFirst("refused: (.*, )?", "");
  }

  abstract static class AuditTestCase {
    @TempDir Path folder;

    void get(ForeignClientGet client, TlsServer server, CertificateAuthority authority)
        throws IOException, InterruptedException {
      Path trusted = Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
      client.get(server.uri(), trusted);
    }
  }

  static class CurlTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void curl(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.CURL, server, authority);
    }
  }

  static class OpensslTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void openssl(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.OPENSSL, server, authority);
    }
  }

  static class PythonTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void python(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.PYTHON, server, authority);
    }
  }

  static class NodeTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void node(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.NODE, server, authority);
    }
  }

  static class GnutlsTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void gnutls(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.GNUTLS, server, authority);
    }
  }

  static class WgetTestCase extends AuditTestCase {
    @ClientAudit(grades = {BAD, DUBIOUS, HARMLESS})
    void wget(TlsServer server, @Authority CertificateAuthority authority) throws Exception {
      get(ForeignClientGet.WGET, server, authority);
    }
  }
}
