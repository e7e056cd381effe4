package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junittls.peer.Misdeed;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Mistakes in an audit are told before anything is made. */
class MisuseOfAuditsTest {

  private static void refuses(Class<?> testClass, String audit, String parameters, String why) {
    assertThat(Kit.failure(testClass))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            audit
                + " on MisuseOfAuditsTest."
                + testClass.getSimpleName()
                + ".test("
                + parameters
                + "): "
                + why);
  }

  private static void refuses(Class<?> testClass, String why) {
    refuses(testClass, "@ClientAudit", "TlsServer", why);
  }

  @Test
  void no_server() {
    refuses(
        NoServerTestCase.class,
        "@ClientAudit",
        "SSLContext",
        "it needs exactly one parameter that is the server, a TlsServer, TlsMockWebServer or"
            + " MockWebServer, but has none. Add one, and let the client under test connect to"
            + " it.");
  }

  static class NoServerTestCase {
    @ClientAudit
    void test(@ServerCertificate SSLContext identity) {}
  }

  @Test
  void two_servers() {
    refuses(
        TwoServersTestCase.class,
        "@ClientAudit",
        "TlsServer, TlsServer",
        "it needs exactly one parameter that is the server, a TlsServer, TlsMockWebServer or"
            + " MockWebServer, but has 2. Keep one; others can be fields or parameters of"
            + " @BeforeEach.");
  }

  static class TwoServersTestCase {
    @ClientAudit
    void test(TlsServer server, @ServerCertificate("backup") TlsServer other) {}
  }

  @Test
  void no_client() {
    refuses(
        NoClientTestCase.class,
        "@ServerAudit",
        "SSLContext",
        "it needs exactly one parameter that is the client, a TlsClient, but has none. Add one, and"
            + " connect it to the server under test; what other clients do is not on record.");
  }

  static class NoClientTestCase {
    @ServerAudit
    void test(@ClientCertificate("alice") SSLContext identity) {}
  }

  @Test
  void a_flaw_of_its_own() {
    assertThat(Kit.failure(FlawedTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@ServerCertificate on parameter 1 of MisuseOfAuditsTest.FlawedTestCase.test(TlsServer):"
                + " flaw is EXPIRED, but @ClientAudit brings the flaws itself. Remove it, or say"
                + " only = EXPIRED there.");
  }

  static class FlawedTestCase {
    @ClientAudit
    void test(@ServerCertificate(flaw = EXPIRED) TlsServer server) {}
  }

  @Test
  void a_peer_that_misbehaves() {
    assertThat(Kit.failure(MisbehavingTestCase.class))
        .hasMessageContaining(
            "@Misbehaving on parameter 1 of MisuseOfAuditsTest.MisbehavingTestCase")
        .hasMessageEndingWith(
            ": a peer that misbehaves would be refused for that, and @ClientAudit asks about"
                + " certificates. Remove @Misbehaving.");
  }

  @TlsTest
  static class MisbehavingTestCase {
    @ClientAudit
    void audit(@Misbehaving(Misdeed.CLOSE) TlsServer server) {}
  }

  @Test
  void both_sides_under_test() {
    refuses(
        BothTestCase.class,
        "@ClientAudit @ServerAudit",
        "TlsServer, TlsClient",
        "either the client or the server is under test. Keep one of them.");
  }

  static class BothTestCase {
    @ClientAudit
    @ServerAudit
    void test(TlsServer server, TlsClient client) {}
  }

  @Test
  void a_flaw_the_certificate_cannot_have() {
    refuses(
        DoesNotFitTestCase.class,
        "@ServerAudit",
        "TlsClient",
        "WRONG_HOST is named, but the certificate of the client cannot have it. Remove it, or"
            + " describe another certificate on the parameter.");
  }

  static class DoesNotFitTestCase {
    @ServerAudit(include = WRONG_HOST)
    void test(TlsClient client) {}
  }

  @Test
  void nothing_left() throws NoSuchMethodException {
    AuditRules all =
        AuditRules.on(
            Place.of(NothingLeftTestCase.class.getDeclaredMethod("test", TlsServer.class)));
    CertificateSpec server = CertificateSpec.server("localhost");
    List<Flaw> dubious =
        all.charges(server).stream().flatMap(charge -> charge.flaw().stream()).toList();
    assertThat(dubious).isNotEmpty();

    // An annotation cannot say it of whatever the catalogue has.
    AuditRules none =
        new AuditRules(
            all.said(),
            all.underTest(),
            all.grades(),
            List.of(),
            dubious,
            List.of(),
            List.of(),
            false,
            false,
            all.timeout());
    assertThatThrownBy(() -> none.charges(server))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@ClientAudit on MisuseOfAuditsTest.NothingLeftTestCase.test(TlsServer): no flaw is"
                + " left to audit. Include or exclude fewer of them.");
  }

  static class NothingLeftTestCase {
    @ClientAudit(grades = Flaw.Grade.DUBIOUS)
    void test(TlsServer server) {}
  }

  @Test
  void included_and_excluded() {
    refuses(InAndOutTestCase.class, "EXPIRED is both in include and in exclude. Keep one.");
  }

  static class InAndOutTestCase {
    @ClientAudit(include = EXPIRED, exclude = EXPIRED)
    void test(TlsServer server) {}
  }

  @Test
  void accepted_without_a_reason() {
    refuses(NoReasonTestCase.class, "accepted has no reason. Say why in because.");
  }

  static class NoReasonTestCase {
    @ClientAudit(accepted = @Accepted(flaw = EXPIRED, because = " "))
    void test(TlsServer server) {}
  }

  @Test
  void accepted_twice() {
    refuses(TwiceTestCase.class, "accepted names EXPIRED twice. Keep one.");
  }

  static class TwiceTestCase {
    @ClientAudit(
        accepted = {
          @Accepted(flaw = EXPIRED, because = "one"),
          @Accepted(flaw = EXPIRED, because = "other")
        })
    void test(TlsServer server) {}
  }

  @Test
  void accepted_what_everybody_should() {
    refuses(
        HarmlessTestCase.class,
        "accepted names ROOT_INCLUDED, which is harmless and has to be let in. Remove it; to leave"
            + " the flaw out of the audit use exclude.");
  }

  static class HarmlessTestCase {
    @ClientAudit(accepted = @Accepted(flaw = ROOT_INCLUDED, because = "it is harmless"))
    void test(TlsServer server) {}
  }

  @Test
  void more_than_only() {
    refuses(
        MoreThanOnlyTestCase.class,
        "only names all that is audited, so include adds nothing. Keep one of them.");
  }

  static class MoreThanOnlyTestCase {
    @ClientAudit(only = EXPIRED, include = UNTRUSTED)
    void test(TlsServer server) {}
  }

  @Test
  void accepted_what_is_not_audited() {
    refuses(
        NotInOnlyTestCase.class,
        "accepted names UNTRUSTED, which is not in only. Add it there, or remove it from"
            + " accepted.");
  }

  static class NotInOnlyTestCase {
    @ClientAudit(only = EXPIRED, accepted = @Accepted(flaw = UNTRUSTED, because = "it is ours"))
    void test(TlsServer server) {}
  }

  @Test
  void accepted_nothing() {
    refuses(
        AcceptedNothingTestCase.class, "accepted names no flaw. Name what is accepted in flaw.");
  }

  static class AcceptedNothingTestCase {
    @ClientAudit(
        accepted =
            @Accepted(
                flaw = {},
                because = "it is ours"))
    void test(TlsServer server) {}
  }

  @Test
  void excluded_what_would_not_be_audited() {
    refuses(
        ExcludedGradeTestCase.class,
        "exclude names ROOT_INCLUDED, which is not audited anyway: its grade is HARMLESS. Remove it"
            + " from exclude.");
    refuses(
        ExcludedUnfitTestCase.class,
        "@ServerAudit",
        "TlsClient",
        "exclude names WRONG_HOST, which is not audited anyway: the certificate cannot have it."
            + " Remove it from exclude.");
  }

  static class ExcludedGradeTestCase {
    @ClientAudit(exclude = ROOT_INCLUDED)
    void test(TlsServer server) {}
  }

  static class ExcludedUnfitTestCase {
    @ServerAudit(exclude = WRONG_HOST)
    void test(TlsClient client) {}
  }

  @Test
  void a_test_besides() {
    assertThat(Kit.failures(Kit.run(TestBesidesTestCase.class)))
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .hasMessageContaining(
                        "@ClientAudit on MisuseOfAuditsTest.TestBesidesTestCase.test(TlsServer): an"
                            + " audit is a test by itself. Remove @Test."));
  }

  static class TestBesidesTestCase {
    @Test
    @ClientAudit
    void test(TlsServer server) {}
  }

  @Test
  void a_method_that_junit_does_not_run() {
    passesOver(PrivateTestCase.class, "is private. Let it be package-private.");
    passesOver(StaticTestCase.class, "is static. Remove static.");
    passesOver(ReturningTestCase.class, "returns a value. Let it return void.");
  }

  private static void passesOver(Class<?> testClass, String why) {
    refuses(testClass, "JUnit would silently run no call of this audit, because the method " + why);
  }

  @TlsTest
  static class PrivateTestCase {
    @Test
    void another() {}

    @ClientAudit
    private void test(TlsServer server) {}
  }

  @TlsTest
  static class StaticTestCase {
    @Test
    void another() {}

    @ClientAudit
    static void test(TlsServer server) {}
  }

  @TlsTest
  static class ReturningTestCase {
    @Test
    void another() {}

    @ClientAudit
    String test(TlsServer server) {
      return server.host();
    }
  }

  @Test
  void a_time_that_is_none() {
    refuses(
        BadTimeoutTestCase.class,
        "timeout is \"5s\", which is no ISO-8601 duration. Write \"PT5S\" for 5 seconds.");
    refuses(
        NoTimeTestCase.class,
        "timeout is \"PT0S\", but must be longer than nothing. Write \"PT5S\" for 5 seconds.");
  }

  static class NoTimeTestCase {
    @ClientAudit(timeout = "PT0S")
    void test(TlsServer server) {}
  }

  static class BadTimeoutTestCase {
    @ClientAudit(timeout = "5s")
    void test(TlsServer server) {}
  }
}
