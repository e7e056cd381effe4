package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.Grade.HARMLESS;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.SHA1_SIGNATURE;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The line that sums an audit up, above its table. */
class AuditTotalsTest {

  private static void sumsUp(Class<?> testClass, String line) {
    assertThat(AuditLog.of(testClass).getMessage().lines().skip(1).limit(2))
        .first()
        .isEqualTo("  " + line);
  }

  @Test
  void one_that_trusts_everything_seems_to_check_nothing() {
    sumsUp(
        MutantClientTest.TrustsEverythingTestCase.class,
        "32 of 35 flaws were let in: the client seems to check nothing at all");
    sumsUp(
        MutantServerTest.TrustsEverythingTestCase.class,
        "25 of 28 flaws were let in: the server seems to check nothing at all");
  }

  @Test
  void one_that_trusts_everything_may_still_compare_names() {
    sumsUp(
        ComparesNamesOnlyTestCase.class,
        "27 of 35 flaws were let in: the client seems to check hardly anything but host names");
  }

  static class ComparesNamesOnlyTestCase {
    @ClientAudit
    void test(TlsServer server) throws Exception {
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              Checks.name(chain[0], host);
            }
          },
          server.uri());
    }
  }

  @Test
  void one_that_leaves_out_one_thing_is_told_which() {
    sumsUp(
        MutantClientTest.VerifierSaysYesTestCase.class,
        "5 of 35 flaws were let in, exactly those of host names: the client seems not to compare"
            + " host names");
    sumsUp(
        MutantClientTest.IgnoresDatesTestCase.class,
        "4 of 35 flaws were let in, exactly those of dates: the client seems not to look at dates");
    sumsUp(
        MutantClientTest.IgnoresUsagesTestCase.class,
        "4 of 35 flaws were let in, exactly those of usages: the client seems not to look at what a"
            + " certificate is for");
  }

  @Test
  void one_that_refuses_them_all() {
    sumsUp(CarefulTestCase.class, "0 of 2 flaws were let in");
  }

  static class CarefulTestCase {
    @ClientAudit(only = {EXPIRED, WRONG_HOST, ROOT_INCLUDED})
    void test(TlsServer server, @Trusting SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void what_is_accepted_is_counted_apart() {
    sumsUp(AcceptedTestCase.class, "2 of 2 flaws were let in, 1 of them as accepted");
    sumsUp(OneAcceptedTestCase.class, "1 of 1 flaw was let in, as accepted");
  }

  static class AcceptedTestCase {
    @ClientAudit(
        only = {EXPIRED, UNTRUSTED},
        accepted = @Accepted(flaw = EXPIRED, because = "they are old"))
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  static class OneAcceptedTestCase {
    @ClientAudit(
        only = SHA1_SIGNATURE,
        accepted = @Accepted(flaw = SHA1_SIGNATURE, because = "they are old"))
    void test(TlsServer server) throws Exception {
      RawClient.get(CarelessTrust.everything(), server.uri());
    }
  }

  @Test
  void what_was_not_judged_is_counted_apart() {
    sumsUp(StrangerTestCase.class, "0 of 2 flaws were let in; 2 were not judged");
  }

  static class StrangerTestCase {
    @ClientAudit(only = {EXPIRED, UNTRUSTED})
    void test(TlsServer server, @Trusting("nobody") SSLContext trust) throws IOException {
      RawClient.get(trust, server.uri());
    }
  }

  @Test
  void a_client_without_a_certificate_is_told_apart() {
    sumsUp(
        MutantServerTest.WantsTestCase.class,
        "0 of 28 flaws were let in; a client without a certificate was");
    sumsUp(
        MutantServerTest.NeverAsksTestCase.class,
        "the server asks for no certificate, so it judges none: let it demand one"
            + " (setNeedClientAuth(true))");
  }

  @Test
  void where_all_is_harmless_there_is_nothing_to_sum_up() {
    assertThat(AuditLog.of(HarmlessTestCase.class).getMessage().lines().skip(1).limit(1))
        .first()
        .asString()
        .startsWith("  flaw ");
  }

  static class HarmlessTestCase {
    @ClientAudit(grades = HARMLESS)
    void test(TlsServer server) {}
  }
}
