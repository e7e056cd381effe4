package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateDetails;
import dev.junittls.pki.Credential;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class DurationTest {

  @Test
  void in_months_or_years_has_no_fixed_length() {
    assertThat(Kit.failure(MonthsTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@ServerCertificate on parameter 1 of DurationTest.MonthsTestCase.test(Credential):"
                + " validFor is \"P2M\", but months and years have no fixed length. Write days, for"
                + " example \"P47D\".");
    assertThat(Kit.failure(YearsTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@Authority on parameter 1 of DurationTest.YearsTestCase.test(CertificateAuthority):"
                + " validFor is \"P2Y1DT1H\", but months and years have no fixed length. Write"
                + " days, for example \"P47D\".");
  }

  static class MonthsTestCase {
    @Test
    void test(@ServerCertificate(validFor = "P2M") Credential credential) {}
  }

  static class YearsTestCase {
    @Test
    void test(@Authority(validFor = "P2Y1DT1H") CertificateAuthority authority) {}
  }

  @Test
  void may_be_in_weeks() {
    Kit.passes(1, WeeksTestCase.class);
  }

  static class WeeksTestCase {
    @Test
    void test(
        @ServerCertificate(value = "weeks", validFor = "P2W") Credential weeks,
        @ServerCertificate(value = "days", validFor = "P14D") Credential days) {
      assertThat(lifetime(weeks)).isEqualTo(lifetime(days));
    }

    private static Duration lifetime(Credential credential) {
      CertificateDetails details = CertificateDetails.of(credential.certificate());
      return Duration.between(details.notBefore(), details.notAfter());
    }
  }
}
