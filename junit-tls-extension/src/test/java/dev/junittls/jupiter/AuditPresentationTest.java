package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.DSA_KEY;
import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void a_server_that_never_asks_lets_in_what_is_bad_and_proves_nothing_of_what_is_harmless() {
    AuditRun run = AuditRun.of(NeverAsksTestCase.class);
    assertThat(run.failed())
        .containsExactlyInAnyOrder("EXPIRED - flawed", "ROOT_INCLUDED - flawed");
    assertThat(run.message("EXPIRED - flawed"))
        .startsWith("EXPIRED - flawed: the server let it in, but should refuse it (")
        .contains("): the certificate ended an hour ago.\n\n");
    assertThat(run.message("ROOT_INCLUDED - flawed"))
        .startsWith(
            "ROOT_INCLUDED - flawed: ROOT_INCLUDED could not be put to the server: the flawed"
                + " certificate was never presented (let in). Let the server ask for"
                + " certificates: setNeedClientAuth(true).\n\n");
  }

  static class NeverAsksTestCase extends ServerTestCase {
    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws Exception {
      server = SmallServer.start(identity, listener -> {});
    }

    @ServerAudit(only = {EXPIRED, ROOT_INCLUDED})
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }
}
