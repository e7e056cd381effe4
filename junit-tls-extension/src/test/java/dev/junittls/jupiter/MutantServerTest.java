package dev.junittls.jupiter;

import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_NOT_YET_VALID;
import static dev.junittls.handshake.FailureReason.WRONG_EXTENDED_KEY_USAGE;
import static dev.junittls.handshake.FailureReason.WRONG_KEY_USAGE;
import static dev.junittls.jupiter.MutantClientTest.butForTlsItself;
import static dev.junittls.jupiter.MutantClientTest.ofTheLeaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.handshake.FailureReason;
import dev.junittls.peer.TlsClient;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Careless servers, of which each is caught, and the report names what it let in. */
class MutantServerTest {

  private static List<String> bad(Predicate<FailureReason> refusedFor) {
    CertificateSpec client = CertificateSpec.client("client");
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.grade() == Flaw.Grade.BAD && flaw.fits(client))
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

  private static List<String> and(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static void catches(Class<?> mutant, List<String> letIn) {
    assertThat(letIn).isNotEmpty();
    AuditRun run = AuditRun.of(mutant);
    assertThat(run.caught()).containsExactlyElementsOf(letIn);
    assertThat(run.failed())
        .containsExactlyElementsOf(letIn.stream().map(flaw -> flaw + " - flawed").toList());
    letIn.forEach(
        flaw ->
            assertThat(run.message(flaw + " - flawed"))
                .startsWith(flaw + " - flawed: the server let it in, but should refuse it ("));
  }

  /** What all of them have in common. */
  abstract static class ServerTestCase {
    SmallServer server;

    @AfterEach
    void stop() throws IOException {
      server.close();
    }

    @ServerAudit
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void one_that_wants_but_does_not_need_certificates() {
    catches(WantsTestCase.class, List.of("NO_CERTIFICATE"));
    assertThat(AuditRun.of(WantsTestCase.class).message("NO_CERTIFICATE - flawed"))
        .contains(
            "). Let it insist on a certificate (setNeedClientAuth(true)), or set"
                + " demandsCertificate = false.\n\n");
  }

  static class WantsTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::wanting);
    }
  }

  @Test
  void one_that_never_asks() {
    catches(NeverAsksTestCase.class, List.of("NO_CERTIFICATE"));
  }

  static class NeverAsksTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, listener -> {});
    }
  }

  @Test
  void one_that_trusts_everything() {
    catches(TrustsEverythingTestCase.class, butForTlsItself(bad()));
  }

  static class TrustsEverythingTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate KeyStore identity) throws Exception {
      server = SmallServer.start(identity, CarelessTrust.everything(), SmallServer::needing);
    }
  }

  @Test
  void one_that_ignores_dates() {
    catches(
        IgnoresDatesTestCase.class, badBecauseOf(CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID));
  }

  static class IgnoresDatesTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate KeyStore identity, @Trusting KeyStore trust) throws Exception {
      var careful = RawClient.careful(trust);
      server =
          SmallServer.start(
              identity,
              new CarelessTrust() {
                @Override
                void check(X509Certificate[] chain, String authType, String host)
                    throws CertificateException {
                  try {
                    careful.checkClientTrusted(chain, authType);
                  } catch (CertificateException e) {
                    if (!Checks.isAboutDates(e)) {
                      throw e;
                    }
                  }
                }
              },
              SmallServer::needing);
    }
  }

  @Test
  void one_that_ignores_usages() {
    catches(
        IgnoresUsagesTestCase.class,
        ofTheLeaf(badBecauseOf(WRONG_EXTENDED_KEY_USAGE, WRONG_KEY_USAGE)));
  }

  static class IgnoresUsagesTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate KeyStore identity, @Trusting KeyStore trust) throws Exception {
      server = SmallServer.start(identity, CarelessTrust.anyUsage(trust), SmallServer::needing);
    }
  }

  @Test
  void one_that_trusts_the_name_only() {
    AuditRun run = AuditRun.of(TrustsTheNameTestCase.class);
    assertThat(run.caught())
        .contains("EXPIRED", "UNTRUSTED", "SELF_SIGNED")
        .doesNotContain("NO_CERTIFICATE");
    assertThat(run.failed()).allMatch(call -> call.endsWith(" - flawed"));
  }

  static class TrustsTheNameTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate KeyStore identity) throws Exception {
      server =
          SmallServer.start(identity, CarelessTrust.subject("CN=client"), SmallServer::needing);
    }
  }

  @Test
  void one_that_refuses_everybody() {
    AuditRun run = AuditRun.of(RefusesEverybodyTestCase.class);
    assertThat(run.failed())
        .containsExactlyElementsOf(
            and("NO_CERTIFICATE", bad()).stream().map(f -> f + " - control").toList());
    assertThat(run.message("EXPIRED - control"))
        .startsWith(
            "EXPIRED - control: the server did not let it in, although nothing is wrong with it,"
                + " so the audit can say nothing of EXPIRED: ");
  }

  static class RefusesEverybodyTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate @Trusting("nobody") SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::needing);
    }
  }
}
