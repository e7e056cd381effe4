package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Side;
import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Credential;
import dev.junittls.pki.Flaw;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// tag::class[]
@TlsTest
class EveryClientFlawTest {

  static final CertificateSpec BOB = CertificateSpec.client("bob");

  static Stream<Flaw> flaws() {
    return Stream.of(Flaw.values())
        .filter(flaw -> flaw.grade() == Flaw.Grade.BAD && flaw.fits(BOB));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void is_refused_for_its_own_reason(
      Flaw flaw,
      @Authority CertificateAuthority ca,
      @ServerCertificate @MutualTls TlsServer server) {
    Credential bob = ca.issue(BOB, flaw);

    assertThat(TlsClient.of(TlsConfig.presenting(bob).andTrusting(ca)).connect(server))
        .failed()
        .detectedBy(Side.SERVER)
        .because(FailureReason.expectedOf(flaw));
  }
}
// end::class[]
