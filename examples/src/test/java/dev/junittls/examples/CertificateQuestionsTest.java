package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.jupiter.Authority;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

@TlsTest
class CertificateQuestionsTest {

  // tag::questions[]
  @Test
  void asks_a_certificate(
      @ServerCertificate(hosts = "shop.example", organization = "Example Corp", validFor = "P47D")
          X509Certificate certificate,
      @Authority CertificateAuthority authority) {
    assertThat(certificate)
        .hasOrganization("Example Corp")
        .isValidForHost("shop.example")
        .isNotValidForHost("other.example")
        .isValidNow()
        .isIssuedBy(authority);
  }

  // end::questions[]

  @Test
  void hands_out_pem(@ServerCertificate Credential server) {
    assertThat(server.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
  }
}
