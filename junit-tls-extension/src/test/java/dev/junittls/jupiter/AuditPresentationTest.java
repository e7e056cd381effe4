package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.DSA_KEY;
import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What was never presented was neither let in nor refused. */
class AuditPresentationTest {

  private static final String REMEDY =
      " TLS 1.3 has no signatures with DSA keys: set @TlsParameters(protocols = \"TLSv1.2\") on the"
          + " parameter, or exclude DSA_KEY.\n\n";

  private static void wasNotPresented(Class<?> testClass, String message, String remedy) {
    AuditRun run = AuditRun.of(testClass);
    assertThat(run.failed()).containsExactly("DSA_KEY - flawed");
    assertThat(run.message("DSA_KEY - flawed"))
        .startsWith("DSA_KEY - flawed: DSA_KEY could not be put to the " + message)
        .contains("). " + remedy.strip());
    assertThat(run.summary().get("DSA_KEY"))
        .startsWith("control let in; flawed FAILED: never presented (");
  }

  @Test
  void to_a_client() {
    wasNotPresented(
        TrustAllTestCase.class,
        "client: the flawed certificate was never presented (NO_COMMON_CIPHER_SUITE",
        REMEDY);
  }

  static class TrustAllTestCase {
    @ClientAudit(only = DSA_KEY)
    void test(@TlsParameters(protocols = "TLSv1.3") TlsServer server)
        throws IOException, GeneralSecurityException {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  @Test
  void to_a_server_that_needs_certificates() {
    wasNotPresented(
        NeedsTestCase.class,
        "server: the flawed certificate was never presented (CLIENT_CERTIFICATE_MISSING",
        REMEDY);
  }

  @Test
  void to_a_server_that_wants_certificates() {
    wasNotPresented(
        WantsTestCase.class,
        "server: the flawed certificate was never presented (let in).",
        REMEDY);
  }

  @Test
  void accepted_or_not() {
    wasNotPresented(
        AcceptsTestCase.class,
        "server: the flawed certificate was never presented (let in).",
        REMEDY);
  }

  abstract static class ServerTestCase {
    SmallServer server;

    @AfterEach
    void stop() throws IOException {
      server.close();
    }
  }

  static class NeedsTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::needing);
    }

    @ServerAudit(only = DSA_KEY)
    void test(@TlsParameters(protocols = "TLSv1.3") TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  static class WantsTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::wanting);
    }

    @ServerAudit(only = DSA_KEY)
    void test(@TlsParameters(protocols = "TLSv1.3") TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  static class AcceptsTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::wanting);
    }

    @ServerAudit(only = DSA_KEY, accepted = @Accepted(flaw = DSA_KEY, because = "it is old"))
    void test(@TlsParameters(protocols = "TLSv1.3") TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void with_the_older_protocol_it_is() {
    assertThat(AuditRun.of(OlderTestCase.class).caught()).containsExactly("DSA_KEY");
    assertThat(AuditRun.of(OlderServerTestCase.class).caught()).containsExactly("DSA_KEY");
  }

  static class OlderTestCase {
    @ClientAudit(only = DSA_KEY)
    void test(@TlsParameters(protocols = "TLSv1.2") TlsServer server)
        throws IOException, GeneralSecurityException {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  static class OlderServerTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::needing);
    }

    @ServerAudit(only = DSA_KEY)
    void test(@TlsParameters(protocols = "TLSv1.2") TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  private static final String NEVER_ASKS =
      " certificate was never presented (let in): the server did not ask for a certificate, so it"
          + " judged nothing. Let it demand one (setNeedClientAuth(true)).\n\n";

  @Test
  void a_server_that_never_asks_has_one_failure() {
    AuditRun run = AuditRun.of(NeverAsksTestCase.class);
    assertThat(run.failed()).containsExactly("NO_CERTIFICATE - flawed");
    assertThat(run.message("NO_CERTIFICATE - flawed"))
        .startsWith(
            "NO_CERTIFICATE - flawed: the server let it in, but should refuse it (RFC 8446 section"
                + " 4.4.2.4): it did not even ask for a certificate, so it judges nobody. Let it"
                + " demand one (setNeedClientAuth(true)).\n\n");
    assertThat(run.calls().values()).filteredOn(Status.ABORTED::equals).hasSizeGreaterThan(50);
    assertThat(run.message("EXPIRED - control"))
        .isEqualTo(
            "EXPIRED - control: the server asks for no certificate, as NO_CERTIFICATE - flawed has"
                + " shown, so it would not see this one.");
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the server asks for no certificate, as NO_CERTIFICATE - fl");
    assertThat(run.summary().get("NO_CERTIFICATE"))
        .startsWith("control let in; flawed LET IN: never asked (");
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control not judged: never asked; flawed not judged: never asked (");
  }

  abstract static class NeverAskingTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, listener -> {});
    }
  }

  static class NeverAsksTestCase extends NeverAskingTestCase {
    @ServerAudit
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void nor_is_it_taken_for_one_that_lets_a_flaw_in() {
    neverAsked(NeverAsksForOneTestCase.class, "EXPIRED", "ROOT_INCLUDED");
    neverAsked(NeverAsksAcceptedTestCase.class, "EXPIRED", "UNTRUSTED");
    AuditRun run = AuditRun.of(NeverAsksByDesignTestCase.class);
    assertThat(run.failed()).containsExactly("UNTRUSTED - control");
    assertThat(run.summary()).doesNotContainKey("NO_CERTIFICATE");
  }

  private static void neverAsked(Class<?> testClass, String first, String second) {
    AuditRun run = AuditRun.of(testClass);
    assertThat(run.failed()).hasSize(1);
    String failed = run.failed().get(0);
    String flaw = failed.replace(" - control", "");
    assertThat(flaw).isIn(first, second);
    assertThat(run.message(failed))
        .startsWith(
            failed + ": " + flaw + " could not be put to the server: the good" + NEVER_ASKS);
    assertThat(run.message(flaw + " - flawed"))
        .isEqualTo(
            flaw
                + " - flawed: the server asks for no certificate, as "
                + failed
                + " has shown, so it would not see this one.");
    assertThat(run.summary().get(flaw))
        .startsWith("control FAILED: never presented; flawed not judged: never asked (");
  }

  static class NeverAsksForOneTestCase extends NeverAskingTestCase {
    @ServerAudit(only = {EXPIRED, ROOT_INCLUDED})
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  static class NeverAsksAcceptedTestCase extends NeverAskingTestCase {
    @ServerAudit(
        only = {EXPIRED, UNTRUSTED},
        accepted =
            @Accepted(
                flaw = {EXPIRED, UNTRUSTED},
                because = "it is old"))
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  static class NeverAsksByDesignTestCase extends NeverAskingTestCase {
    @ServerAudit(demandsCertificate = false)
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void one_that_asks_and_does_not_insist_is_judged() {
    AuditRun run = AuditRun.of(AsksTestCase.class);
    assertThat(run.failed()).containsExactly("NO_CERTIFICATE - flawed");
    assertThat(run.message("NO_CERTIFICATE - flawed"))
        .startsWith(
            "NO_CERTIFICATE - flawed: the server let it in, but should refuse it (RFC 8446 section"
                + " 4.4.2.4). Let it insist on a certificate (setNeedClientAuth(true)), or set"
                + " demandsCertificate = false.\n\n");
    assertThat(run.summary().get("EXPIRED"))
        .startsWith("control let in; flawed refused: CERTIFICATE_EXPIRED");
  }

  static class AsksTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, SmallServer::wanting);
    }

    @ServerAudit
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }
}
