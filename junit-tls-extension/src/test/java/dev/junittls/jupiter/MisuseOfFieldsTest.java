package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.ClientAuth;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What is refused on fields, classes and constructors. */
class MisuseOfFieldsTest {

  @Test
  void a_final_field() {
    assertThat(Kit.failure(FinalFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Authority on field 'MisuseOfFieldsTest.FinalFieldTestCase.authority': a final field cannot be"
                + " filled in. Remove 'final'.");
  }

  static class FinalFieldTestCase {
    @Authority final CertificateAuthority authority = CertificateAuthority.create();

    @Test
    void test() {}
  }

  @Test
  void a_static_field() {
    assertThat(Kit.failure(StaticFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Authority on field 'MisuseOfFieldsTest.StaticFieldTestCase.authority': String cannot be"
                + " filled in. Possible types: CertificateAuthority, Credential, X509Certificate,"
                + " PrivateKey, KeyStore.");
  }

  static class StaticFieldTestCase {
    @Authority static String authority;

    @Test
    void test() {}
  }

  @Test
  void a_class_that_contradicts_itself() {
    assertThat(Kit.failure(ClassTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@TlsTest and @MutualTls (@TlsParameters) on class MisuseOfFieldsTest.ClassTestCase: they set"
                + " the same attribute to different values. Set it once.");
  }

  @TlsTest(clientAuth = ClientAuth.WANT)
  @MutualTls
  static class ClassTestCase {
    @Test
    void test() {}
  }

  @Test
  void is_found_before_anything_is_made() {
    assertThat(Kit.failure(OrderTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith("@ServerCertificate on parameter 2 of the constructor");
    assertThat(OrderTestCase.MADE).isEmpty();
  }

  @TlsTest
  static class OrderTestCase {
    static final List<Object> MADE = new ArrayList<>();

    OrderTestCase(CertificateAuthority first, @ServerCertificate(validFor = "?") Credential bad) {
      MADE.add(first);
    }

    @Test
    void test() {}
  }
}
