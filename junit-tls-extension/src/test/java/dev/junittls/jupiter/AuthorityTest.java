package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateDetails;
import dev.junittls.pki.Credential;
import dev.junittls.pki.KeyType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class AuthorityTest {

  @Test
  void comes_in_every_form() {
    Kit.passes(1, FormsTestCase.class);
  }

  static class FormsTestCase {
    @Test
    void test(
        @Authority CertificateAuthority authority,
        @Authority Credential credential,
        @Authority X509Certificate certificate,
        @Authority PrivateKey key,
        @Authority KeyStore trustStore,
        @Authority KeyStore again)
        throws Exception {
      assertThat(credential).isSameAs(authority.credential());
      assertThat(certificate).isEqualTo(authority.certificate());
      assertThat(key).isEqualTo(credential.privateKey());
      assertThat(Collections.list(trustStore.aliases())).hasSize(1);
      assertThat(trustStore.getCertificate(trustStore.aliases().nextElement()))
          .isEqualTo(certificate);
      assertThat(again).isNotSameAs(trustStore);
    }
  }

  @Test
  void is_one_for_each_test_and_name() {
    Kit.passes(3, OnePerTestTestCase.class);
    assertThat(new HashSet<>(OnePerTestTestCase.SEEN)).hasSize(6);
  }

  @TlsTest
  static class OnePerTestTestCase {
    static final List<CertificateAuthority> SEEN = new ArrayList<>();
    CertificateAuthority field;

    OnePerTestTestCase(CertificateAuthority constructor, CertificateAuthority again) {
      assertThat(constructor).isSameAs(again);
      SEEN.add(constructor);
    }

    @BeforeEach
    void same_in_lifecycle_methods(CertificateAuthority parameter) {
      assertThat(parameter).isSameAs(SEEN.get(SEEN.size() - 1));
    }

    @RepeatedTest(3)
    void test(
        CertificateAuthority parameter,
        @Authority("stranger") CertificateAuthority stranger,
        Credential server,
        @ServerCertificate(authority = "stranger") Credential strangers) {
      assertThat(parameter).isSameAs(field).isSameAs(SEEN.get(SEEN.size() - 1));
      assertThat(stranger).isNotSameAs(parameter);
      assertThat(server.root()).contains(parameter.certificate());
      assertThat(strangers.root()).contains(stranger.certificate());
      assertThat(subject(stranger)).isEqualTo("CN=stranger");
      SEEN.add(stranger);
      SEEN.add(SEEN.remove(SEEN.size() - 2));
    }
  }

  @Test
  void says_its_attributes_in_one_place_of_the_test() {
    Kit.passes(1, AttributesTestCase.class);
  }

  @TlsTest(keyType = KeyType.EC_P384)
  static class AttributesTestCase {
    @Test
    void test(
        Credential server,
        @Authority CertificateAuthority mentioned,
        @Authority(organization = "Example Corp", validFor = "P30D") CertificateAuthority said,
        @Authority(value = "other", keyType = KeyType.RSA_2048) X509Certificate other) {
      assertThat(mentioned).isSameAs(said);
      CertificateDetails details = CertificateDetails.of(said.certificate());
      assertThat(server.root()).contains(said.certificate());
      assertThat(details.organization()).contains("Example Corp");
      assertThat(details.publicKeySize()).isEqualTo(384);
      assertThat(Duration.between(Instant.now(), details.notAfter()))
          .isBetween(Duration.ofDays(29), Duration.ofDays(30));
      assertThat(other.getPublicKey().getAlgorithm()).isEqualTo("RSA");
    }
  }

  @Test
  void of_a_static_field_is_that_of_all_tests_of_the_class() {
    Kit.passes(3, SharedTestCase.class);
    assertThat(new HashSet<>(SharedTestCase.SEEN)).hasSize(1);
  }

  @TlsTest
  static class SharedTestCase {
    static final List<CertificateAuthority> SEEN = new ArrayList<>();

    @Authority(organization = "Shared")
    private static CertificateAuthority shared;

    static Credential server;

    @RepeatedTest(2)
    void test(CertificateAuthority authority, Credential sameServer, @Authority KeyStore store) {
      assertThat(authority).isSameAs(shared);
      assertThat(sameServer).isSameAs(server);
      assertThat(server.root()).contains(authority.certificate());
      SEEN.add(authority);
    }

    @Nested
    @TlsTest(keyType = KeyType.RSA_2048)
    class Inner {
      @Test
      void test(CertificateAuthority authority, Credential own) {
        assertThat(authority).isSameAs(shared);
        assertThat(own.root()).contains(authority.certificate());
        assertThat(own.certificate().getPublicKey().getAlgorithm()).isEqualTo("RSA");
        SEEN.add(authority);
      }
    }
  }

  @Test
  void of_a_static_lifecycle_method_is_that_of_all_tests_of_the_class() {
    Kit.passes(2, BeforeAllTestCase.class);
  }

  static class BeforeAllTestCase {
    static final List<Credential> SERVER_UNDER_TEST = new ArrayList<>();

    @BeforeAll
    static void start(@ServerCertificate Credential credential) {
      SERVER_UNDER_TEST.add(credential);
    }

    @RepeatedTest(2)
    void test(@Authority CertificateAuthority authority) {
      assertThat(SERVER_UNDER_TEST.get(0).root()).contains(authority.certificate());
    }
  }

  @Test
  void refuses_places_that_disagree() {
    assertThat(Kit.failure(DisagreementTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@Authority on parameter 2 of AuthorityTest.DisagreementTestCase.test("
                + "CertificateAuthority, KeyStore): organization is B, but parameter 1 of"
                + " AuthorityTest.DisagreementTestCase.test(CertificateAuthority, KeyStore) says A,"
                + " and both mean the authority \"corp\". Say it in one place, or give one of them"
                + " another name.");
  }

  static class DisagreementTestCase {
    @Test
    void test(
        @Authority(value = "corp", organization = "A") CertificateAuthority one,
        @Authority(value = "corp", organization = "B") KeyStore other) {}
  }

  @Test
  void refuses_a_test_that_adds_to_the_authority_of_its_class() {
    assertThat(Kit.failure(AdditionTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@Authority on parameter 1 of AuthorityTest.AdditionTestCase.test("
                + "CertificateAuthority): organization is B, but the authority of the test is"
                + " shared by all of class AuthorityTest.AdditionTestCase, where it is not set. Set"
                + " it there, or use another name.");
  }

  static class AdditionTestCase {
    @ServerCertificate static Credential credential;

    @Test
    void test(@Authority(organization = "B") CertificateAuthority authority) {}
  }

  @Test
  void refuses_a_field_that_disagrees() {
    assertThat(Kit.failure(FieldDisagreementTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(
            "FieldDisagreementTestCase.two': keyType is EC_P384, but field"
                + " 'AuthorityTest.FieldDisagreementTestCase.one' says EC_P521, and both mean the"
                + " authority of the test.");
  }

  static class FieldDisagreementTestCase {
    @Authority(keyType = KeyType.EC_P521)
    CertificateAuthority one;

    @Authority(keyType = KeyType.EC_P384)
    CertificateAuthority two;

    @Test
    void test() {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Authority(value = "corp", organization = "Example Corp")
  @interface Corp {}

  @Test
  void merges_the_annotations_of_a_place_and_those_they_carry() {
    Kit.passes(1, ComposedTestCase.class);
  }

  static class ComposedTestCase {
    @Test
    void test(@Corp @Authority(keyType = KeyType.RSA_2048) CertificateAuthority corp) {
      CertificateDetails details = CertificateDetails.of(corp.certificate());
      assertThat(details.subject()).contains("CN=corp").contains("O=Example Corp");
      assertThat(details.publicKeyAlgorithm()).isEqualTo("RSA");
    }
  }

  @Test
  void refuses_annotations_of_a_place_that_contradict_each_other() {
    assertThat(Kit.failure(ContradictionTestCase.class))
        .hasMessage(
            "@Corp (@Authority) on parameter 1 of AuthorityTest.ContradictionTestCase.test("
                + "CertificateAuthority): organization is both Example Corp and Other. Set it"
                + " once.");
  }

  static class ContradictionTestCase {
    @Test
    void test(@Corp @Authority(organization = "Other") CertificateAuthority corp) {}
  }

  private static String subject(CertificateAuthority authority) {
    return CertificateDetails.of(authority.certificate()).subject();
  }
}
