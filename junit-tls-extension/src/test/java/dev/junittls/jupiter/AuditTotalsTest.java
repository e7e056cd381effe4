package dev.junittls.jupiter;

import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_NOT_YET_VALID;
import static dev.junittls.handshake.FailureReason.HOSTNAME_MISMATCH;
import static dev.junittls.handshake.FailureReason.WRONG_EXTENDED_KEY_USAGE;
import static dev.junittls.handshake.FailureReason.WRONG_KEY_USAGE;
import static dev.junittls.jupiter.MutantClientTest.badBecauseOf;
import static dev.junittls.jupiter.MutantClientTest.butForTlsItself;
import static dev.junittls.jupiter.MutantClientTest.ofTheLeaf;
import static dev.junittls.jupiter.MutantClientTest.without;
import static dev.junittls.pki.Flaw.EXPIRED;
import static dev.junittls.pki.Flaw.EXPIRED_INTERMEDIATE;
import static dev.junittls.pki.Flaw.Grade.HARMLESS;
import static dev.junittls.pki.Flaw.NAMELESS;
import static dev.junittls.pki.Flaw.NOT_YET_VALID;
import static dev.junittls.pki.Flaw.ROOT_INCLUDED;
import static dev.junittls.pki.Flaw.SHA1_SIGNATURE;
import static dev.junittls.pki.Flaw.UNTRUSTED;
import static dev.junittls.pki.Flaw.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The line that sums an audit up, above its table. */
class AuditTotalsTest {

  private static void sumsUp(Class<?> testClass, String line) {
    assertThat(AuditLog.of(testClass).getMessage().lines().skip(1).limit(2))
        .first()
        .isEqualTo("  " + line);
  }

  /** {@code 5 of 35 flaws were let in}, of all that such a peer should refuse. */
  private static String letIn(List<String> letIn, List<String> all) {
    return letIn.size() + " of " + all.size() + " flaws were let in";
  }

  private static String letIn(List<String> letIn) {
    return letIn(letIn, MutantClientTest.bad());
  }

  @Test
  void one_that_trusts_everything_seems_to_check_nothing() {
    sumsUp(
        MutantClientTest.TrustsEverythingTestCase.class,
        letIn(butForTlsItself(MutantClientTest.bad()))
            + ": the client seems to check nothing at all");
    sumsUp(
        MutantServerTest.TrustsEverythingTestCase.class,
        letIn(butForTlsItself(MutantServerTest.bad()), MutantServerTest.bad())
            + ": the server seems to check nothing at all");
  }

  @Test
  void one_that_trusts_everything_may_still_compare_names() {
    sumsUp(
        ComparesNamesOnlyTestCase.class,
        letIn(without(butForTlsItself(MutantClientTest.bad()), badBecauseOf(HOSTNAME_MISMATCH)))
            + ": the client seems to check hardly anything but host names");
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
        letIn(badBecauseOf(HOSTNAME_MISMATCH))
            + ", all about host names: the client seems not to compare host names");
    sumsUp(
        MutantClientTest.IgnoresDatesTestCase.class,
        letIn(badBecauseOf(CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID))
            + ", all about dates: the client seems not to look at dates");
    sumsUp(
        MutantClientTest.IgnoresUsagesTestCase.class,
        letIn(ofTheLeaf(badBecauseOf(WRONG_EXTENDED_KEY_USAGE, WRONG_KEY_USAGE)))
            + ", all about usages: the client seems not to look at what a certificate is for");
  }

  @Test
  void what_careful_ones_let_in_too_does_not_hide_what_is_left_out() {
    sumsUp(
        VerifierSaysYesTestCase.class,
        "3 of 4 flaws were let in, the bad about host names: the client seems not to compare host"
            + " names");
  }

  static class VerifierSaysYesTestCase extends MutantClientTest.VerifierSaysYesTestCase {
    @Override
    @ClientAudit(only = {EXPIRED, WRONG_HOST, NAMELESS, SHA1_SIGNATURE})
    void test(TlsServer server, @Trusting SSLContext trust) throws Exception {
      super.test(server, trust);
    }
  }

  @Test
  void one_that_leaves_out_half_of_something_is_not_said_to_leave_it_out() {
    sumsUp(OnlyExpiredTestCase.class, "2 of 3 flaws were let in");
  }

  static class OnlyExpiredTestCase {
    @ClientAudit(only = {EXPIRED, EXPIRED_INTERMEDIATE, NOT_YET_VALID})
    void test(TlsServer server) throws Exception {
      RawClient.get(
          new CarelessTrust() {
            @Override
            void check(X509Certificate[] chain, String authType, String host) throws Exception {
              if (chain[0].getNotBefore().after(new Date())) {
                throw new CertificateNotYetValidException();
              }
            }
          },
          server.uri());
    }
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
        letIn(List.of(), MutantServerTest.bad()) + "; a client without a certificate was");
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
