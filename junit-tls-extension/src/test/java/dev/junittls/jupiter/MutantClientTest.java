package dev.junittls.jupiter;

import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_NOT_YET_VALID;
import static dev.junittls.handshake.FailureReason.HOSTNAME_MISMATCH;
import static dev.junittls.handshake.FailureReason.WRONG_EXTENDED_KEY_USAGE;
import static dev.junittls.handshake.FailureReason.WRONG_KEY_USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.handshake.FailureReason;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Careless clients, of which each is caught, and the report names what it let in. */
class MutantClientTest {

  private static final CertificateSpec SERVER =
      CertificateSpec.server("localhost", "127.0.0.1", "::1");

  private static List<String> bad(Predicate<FailureReason> refusedFor) {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.grade() == Flaw.Grade.BAD && flaw.fits(SERVER))
        .filter(flaw -> refusedFor.test(FailureReason.expectedOf(flaw)))
        .map(Enum::name)
        .toList();
  }

  /** All that it should refuse. */
  static List<String> bad() {
    return bad(any -> true);
  }

  static List<String> badBecauseOf(FailureReason... reasons) {
    return bad(List.of(reasons)::contains);
  }

  /** Without the proof that the key is there, and that it is a certificate, TLS does not work. */
  static List<String> butForTlsItself(List<String> bad) {
    return without(bad, List.of("LEAF_NOT_FIRST", "OTHER_KEY", "MALFORMED_DER"));
  }

  /** What an authority may do, and which key comes first, is found by others. */
  static List<String> ofTheLeaf(List<String> badForTheirUsage) {
    return without(badForTheirUsage, List.of("LEAF_NOT_FIRST", "ISSUER_WITHOUT_KEY_CERT_SIGN"));
  }

  static List<String> without(List<String> flaws, List<String> others) {
    return flaws.stream().filter(flaw -> !others.contains(flaw)).toList();
  }

  /** Each flaw let in fails its own call, which says so, and nothing else fails. */
  private static void catches(Class<?> mutant, List<String> letIn) {
    assertThat(letIn).isNotEmpty();
    AuditRun run = AuditRun.of(mutant);
    assertThat(run.caught()).containsExactlyElementsOf(letIn);
    assertThat(run.failed())
        .containsExactlyElementsOf(letIn.stream().map(flaw -> flaw + " - flawed").toList());
    letIn.forEach(
        flaw ->
            assertThat(run.message(flaw + " - flawed"))
                .startsWith(
                    flaw
                        + " - flawed: the client let it in, but should refuse it ("
                        + Flaw.valueOf(flaw).clause()
                        + ")"));
  }

  @Test
  void one_that_trusts_everything() {
    catches(TrustsEverythingTestCase.class, butForTlsItself(bad()));
  }

  static class TrustsEverythingTestCase {
    @ClientAudit
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  @Test
  void one_that_skips_host_names() {
    catches(SkipsHostNamesTestCase.class, badBecauseOf(HOSTNAME_MISMATCH));
  }

  static class SkipsHostNamesTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      X509TrustManager careful = RawClient.careful(trust);
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host)
                throws CertificateException {
              careful.checkServerTrusted(chain, authType);
            }
          },
          server.uri());
    }
  }

  @Test
  void one_whose_host_name_verifier_says_yes() {
    catches(VerifierSaysYesTestCase.class, badBecauseOf(HOSTNAME_MISMATCH));
  }

  static class VerifierSaysYesTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting SSLContext trust) throws Exception {
      HttpsURLConnection connection = (HttpsURLConnection) server.uri().toURL().openConnection();
      connection.setSSLSocketFactory(trust.getSocketFactory());
      connection.setHostnameVerifier((host, session) -> true);
      connection.getInputStream().readAllBytes();
    }
  }

  @Test
  void one_that_ignores_dates() {
    catches(
        IgnoresDatesTestCase.class, badBecauseOf(CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID));
  }

  static class IgnoresDatesTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      var careful = RawClient.careful(trust);
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              try {
                careful.checkServerTrusted(chain, authType);
              } catch (CertificateException e) {
                if (!Checks.isAboutDates(e)) {
                  throw e;
                }
              }
              Checks.name(chain[0], host);
            }
          },
          server.uri());
    }
  }

  @Test
  void one_that_ignores_usages() {
    catches(
        IgnoresUsagesTestCase.class,
        ofTheLeaf(badBecauseOf(WRONG_EXTENDED_KEY_USAGE, WRONG_KEY_USAGE)));
  }

  static class IgnoresUsagesTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      RawClient.get(CarelessTrust.anyUsage(trust), server.uri());
    }
  }

  @Test
  void one_that_accepts_any_chain_ending_in_a_known_name() {
    AuditRun run = AuditRun.of(AcceptsKnownNamesTestCase.class);
    assertThat(run.caught())
        .contains("IMPOSTOR_ISSUER", "TAMPERED_SIGNATURE")
        .doesNotContain("UNTRUSTED", "SELF_SIGNED", "EXPIRED", "WRONG_HOST");
    assertThat(run.failed()).allMatch(call -> call.endsWith(" - flawed"));
  }

  static class AcceptsKnownNamesTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      RawClient.get(CarelessTrust.knownNames(trust), server.uri());
    }
  }

  @Test
  void one_that_pins_the_subject_and_nothing_else() {
    AuditRun run = AuditRun.of(PinsTheSubjectTestCase.class);
    assertThat(run.caught())
        .containsAll(without(butForTlsItself(bad()), List.of("IP_IN_DNS_NAME", "NAMELESS")));
  }

  static class PinsTheSubjectTestCase {
    @ClientAudit
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.subject("CN=localhost"), server.uri());
    }
  }

  @Test
  void one_that_trusts_the_key_it_saw_first() {
    AuditRun run = AuditRun.of(TrustsTheFirstKeyTestCase.class);
    List<String> controls =
        run.calls().keySet().stream().filter(call -> call.endsWith(" - control")).skip(1).toList();
    assertThat(run.failed()).containsExactlyElementsOf(controls);
    assertThat(run.message(controls.get(0)))
        .contains(" - control: the client did not let it in, although nothing is wrong with it");
  }

  static class TrustsTheFirstKeyTestCase {
    private static java.security.PublicKey first;

    @ClientAudit
    void test(TlsServer server) throws Exception {
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              first = first == null ? chain[0].getPublicKey() : first;
              if (!chain[0].getPublicKey().equals(first)) {
                throw new CertificateException("another key");
              }
            }
          },
          server.uri());
    }
  }

  @Test
  void one_that_swallows_what_its_trust_manager_throws() {
    catches(SwallowsTheDecisionTestCase.class, butForTlsItself(bad()));
  }

  static class SwallowsTheDecisionTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      X509TrustManager careful = RawClient.careful(trust);
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) {
              try {
                careful.checkServerTrusted(chain, authType);
              } catch (CertificateException e) {
                System.getLogger("client").log(System.Logger.Level.DEBUG, "refused", e);
              }
            }
          },
          server.uri());
    }
  }

  @Test
  void one_that_swallows_exceptions_and_returns_a_default_refuses_but_is_marked() {
    AuditRun run = AuditRun.of(ReturnsADefaultTestCase.class);
    assertThat(run.failed()).isEmpty();
    assertThat(run.summary().values())
        .allMatch(line -> line.contains("; the method returned normally"));
  }

  static class ReturnsADefaultTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting SSLContext trust) {
      RawClient.orNothing(trust, server.uri());
    }
  }

  @Test
  void one_that_swallows_exceptions_and_returns_a_default_is_caught_where_it_must_throw() {
    AuditRun run = AuditRun.of(MustThrowTestCase.class);
    assertThat(run.failed())
        .containsExactlyElementsOf(bad().stream().map(f -> f + " - flawed").toList());
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the client refused it (")
        .contains(
            "), but the method returned normally, so its caller does not learn of it"
                + " (mustThrow).");
  }

  static class MustThrowTestCase {
    @ClientAudit(mustThrow = true)
    void test(TlsServer server, @Trusting SSLContext trust) {
      RawClient.orNothing(trust, server.uri());
    }
  }

  @Test
  void one_that_refuses_everything() {
    AuditRun run = AuditRun.of(RefusesEverythingTestCase.class);
    assertThat(run.failed())
        .containsExactlyElementsOf(bad().stream().map(f -> f + " - control").toList());
    assertThat(run.calls().entrySet())
        .filteredOn(call -> call.getKey().endsWith(" - flawed"))
        .allMatch(call -> call.getValue().name().equals("ABORTED"));
    assertThat(run.message("EXPIRED - control"))
        .startsWith(
            "EXPIRED - control: the client did not let it in, although nothing is wrong with it,"
                + " so the audit can say nothing of EXPIRED: UNTRUSTED_ISSUER");
    assertThat(run.message("EXPIRED - flawed"))
        .isEqualTo(
            "EXPIRED - flawed: its control failed or was not run, so this would prove nothing.");
  }

  static class RefusesEverythingTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting("nobody") SSLContext trust) throws Exception {
      RawClient.get(trust, server.uri());
    }
  }
}
