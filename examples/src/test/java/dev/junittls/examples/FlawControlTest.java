package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

@TlsTest
class FlawControlTest {

  // tag::control[]
  @Test
  void refuses_the_flaw_and_nothing_else(
      @Authority CertificateAuthority ca, TlsServers servers, @Trusting SSLContext trust) {
    CertificateSpec spec = CertificateSpec.server("localhost");
    TlsServer good =
        servers.start(TlsConfig.presenting(ca.issueControl(spec, Flaw.FORBIDDEN_DNS_NAME)));
    TlsServer bad = servers.start(TlsConfig.presenting(ca.issue(spec, Flaw.FORBIDDEN_DNS_NAME)));

    assertThat(good.handshakeDuring(() -> new DownloadClient(trust).get(good.uri()))).succeeded();
    assertThat(bad.handshakeDuring(() -> new DownloadClient(trust).get(bad.uri())))
        .failed()
        .detectedBy(Side.CLIENT)
        .because(FailureReason.NAME_NOT_PERMITTED);
  }

  // end::control[]

  // tag::fits[]
  @Test
  void only_what_names_a_host_can_name_a_wrong_one() {
    assertThat(Flaw.WRONG_HOST.fits(CertificateSpec.server("localhost"))).isTrue();
    assertThat(Flaw.WRONG_HOST.fits(CertificateSpec.client("alice"))).isFalse();
  }
  // end::fits[]
}
