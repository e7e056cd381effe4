package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Side;
import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.TlsServers;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// tag::class[]
@TlsTest
class EveryFlawTest {

  static final CertificateSpec LOCALHOST = CertificateSpec.server("localhost", "127.0.0.1");

  static Stream<Flaw> flaws() {
    return Stream.of(Flaw.values())
        .filter(flaw -> flaw.grade() == Flaw.Grade.BAD && flaw.fits(LOCALHOST));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void is_refused_for_its_own_reason(
      Flaw flaw,
      @Authority CertificateAuthority ca,
      TlsServers servers,
      @Trusting SSLContext trust) {
    TlsServer server = servers.start(TlsConfig.presenting(ca.issue(LOCALHOST, flaw)));

    assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri())))
        .failed()
        .detectedBy(Side.CLIENT)
        .because(FailureReason.expectedOf(flaw));
  }
}
// end::class[]
