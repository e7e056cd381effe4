package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.Grade.BAD;
import static dev.junittls.pki.Flaw.Grade.DUBIOUS;
import static dev.junittls.pki.Flaw.Grade.HARMLESS;
import static dev.junittls.pki.Flaw.NOT_YET_VALID;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.SHA1_SIGNATURE;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** What the attributes of an audit say. */
class AuditRulesTest {

  private static List<String> flaws(Predicate<Flaw> wanted) {
    CertificateSpec server = CertificateSpec.server("localhost", "127.0.0.1", "::1");
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.fits(server))
        .filter(wanted)
        .map(Enum::name)
        .toList();
  }

  @Test
  void what_is_bad_is_audited() {
    assertThat(AuditRun.of(DefaultTestCase.class).summary().keySet())
        .containsExactlyElementsOf(flaws(flaw -> flaw.grade() == BAD));
  }

  static class DefaultTestCase {
    @ClientAudit
    void test(TlsServer server) {}
  }

  @Test
  void other_grades_can_be_audited_flaws_included_and_excluded() {
    assertThat(AuditRun.of(GradesTestCase.class).summary().keySet())
        .containsExactlyElementsOf(
            flaws(
                flaw ->
                    flaw == EXPIRED
                        || flaw == UNTRUSTED
                        || flaw.grade() == DUBIOUS && flaw != SHA1_SIGNATURE));
  }

  static class GradesTestCase {
    @ClientAudit(
        grades = DUBIOUS,
        include = {UNTRUSTED, EXPIRED},
        exclude = SHA1_SIGNATURE)
    void test(TlsServer server) {}
  }

  @Test
  void attributes_of_several_annotations_are_merged() {
    AuditRun run = AuditRun.of(MergedTestCase.class);
    assertThat(run.summary().keySet())
        .containsExactlyElementsOf(flaws(flaw -> flaw.grade() == DUBIOUS || flaw == EXPIRED));
  }

  @ClientAudit(include = EXPIRED)
  @Retention(RetentionPolicy.RUNTIME)
  @interface WithExpired {}

  static class MergedTestCase {
    @WithExpired
    @ClientAudit(grades = DUBIOUS)
    void test(TlsServer server) {}
  }

  @Test
  void what_is_accepted_may_be_let_in_and_the_summary_says_why() {
    AuditRun run = AuditRun.of(AcceptsTestCase.class);
    assertThat(run.failed()).isEmpty();
    assertThat(run.summary())
        .containsExactly(
            java.util.Map.entry(
                "EXPIRED",
                "control let in; flawed let in, accepted because old devices have no clock ("
                    + EXPIRED.clause()
                    + ")"));
  }

  static class AcceptsTestCase {
    @ClientAudit(
        only = EXPIRED,
        accepted = @Accepted(flaw = EXPIRED, because = "old devices have no clock"))
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  @Test
  void what_is_accepted_is_audited_whatever_its_grade() {
    AuditRun run = AuditRun.of(AcceptsSha1TestCase.class);
    assertThat(run.summary()).containsKey("SHA1_SIGNATURE").containsKey("UNTRUSTED");
  }

  static class AcceptsSha1TestCase {
    @ClientAudit(accepted = @Accepted(flaw = SHA1_SIGNATURE, because = "it is our own"))
    void test(TlsServer server) {}
  }

  @Test
  void what_is_accepted_and_refused_after_all_fails() {
    AuditRun run = AuditRun.of(AcceptsInVainTestCase.class);
    assertThat(run.failed()).containsExactly("EXPIRED - flawed", "NOT_YET_VALID - flawed");
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith(
            "EXPIRED - flawed: the client refused it. Remove EXPIRED from accepted (because"
                + " old devices have no clock).\n\nThe handshake failed: ");
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control let in; flawed FAILED: refused: CERTIFICATE_EXPIRED");
  }

  static class AcceptsInVainTestCase {
    @ClientAudit(
        only = {EXPIRED, NOT_YET_VALID},
        accepted =
            @Accepted(
                flaw = {EXPIRED, NOT_YET_VALID},
                because = "old devices have no clock"))
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void what_is_accepted_and_hangs_is_no_reason_to_remove_it() {
    AuditRun run = AuditRun.of(AcceptsAndHangsTestCase.class);
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the client hung: it neither went on nor left in time.\n\n");
  }

  static class AcceptsAndHangsTestCase {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @ClientAudit(
        only = EXPIRED,
        accepted = @Accepted(flaw = EXPIRED, because = "old devices have no clock"),
        timeout = "PT5S")
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      if (CALLS.getAndIncrement() == 0) {
        RawClient.get(trust, server.uri());
      } else {
        try (Socket silent = new Socket("127.0.0.1", server.port())) {
          assertThat(silent.getInputStream().readAllBytes()).isNotNull();
        }
      }
    }
  }

  @Test
  void what_is_harmless_has_to_be_let_in() {
    AuditRun run = AuditRun.of(TooStrictTestCase.class);
    assertThat(run.failed()).containsExactly("ROOT_INCLUDED - flawed");
    assertThat(run.message("ROOT_INCLUDED - flawed"))
        .startsWith(
            "ROOT_INCLUDED - flawed: the client did not let it in, although this is odd, but in"
                + " order ("
                + ROOT_INCLUDED.clause()
                + "): ")
        .contains(
            ". Which TLS stacks fail here too is not known; if it cannot be helped, exclude"
                + " ROOT_INCLUDED.\n\n");
  }

  static class TooStrictTestCase {
    @ClientAudit(only = ROOT_INCLUDED)
    void test(TlsServer server) throws Exception {
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              if (chain[chain.length - 1].getBasicConstraints() >= 0) {
                throw new CertificateException("the root is of no use");
              }
            }
          },
          server.uri());
    }
  }

  @Test
  void what_is_harmless_passes_when_let_in() {
    AuditRun run = AuditRun.of(HarmlessTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary().get("ROOT_INCLUDED")).startsWith("control let in; flawed let in (");
  }

  static class HarmlessTestCase {
    @ClientAudit(grades = HARMLESS, exclude = Flaw.TEN_THOUSAND_NAMES)
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void who_else_lets_it_in_is_told_with_the_remedy() {
    AuditRun run = AuditRun.of(DubiousTestCase.class);
    assertThat(run.message("SHA1_SIGNATURE - flawed"))
        .startsWith(
            "SHA1_SIGNATURE - flawed: the client let it in, but should refuse it ("
                + SHA1_SIGNATURE.clause()
                + "): the certificate is signed with SHA-1, which is broken. So do "
                + String.join(", ", SHA1_SIGNATURE.knownToAccept())
                + " by default; if it may, say accepted = @Accepted(flaw = SHA1_SIGNATURE, because"
                + " = \"...\").\n\nThe handshake succeeded");
    assertThat(run.failed()).containsExactly("SHA1_SIGNATURE - flawed");
  }

  static class DubiousTestCase {
    @ClientAudit(only = {SHA1_SIGNATURE, WRONG_HOST})
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }
}
