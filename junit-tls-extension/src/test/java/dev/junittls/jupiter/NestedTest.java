package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateDetails;
import dev.junittls.pki.Credential;
import dev.junittls.pki.KeyType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class NestedTest {

  @Test
  void fields_and_parameters_around_a_nested_test_belong_to_it() {
    Kit.passes(2, OuterTestCase.class);
  }

  @TlsTest(hosts = "outer.example", keyType = KeyType.EC_P384)
  static class OuterTestCase {
    CertificateAuthority outerField;
    Credential outerServer;
    CertificateAuthority outerParameter;

    @BeforeEach
    void remember(@Authority CertificateAuthority authority) {
      outerParameter = authority;
    }

    @Test
    void test(Credential server) {
      assertThat(server).isSameAs(outerServer);
      assertThat(CertificateDetails.of(server.certificate()).dnsNames())
          .containsExactly("outer.example");
    }

    @Nested
    @TlsTest(hosts = "inner.example")
    class Inner {
      CertificateAuthority innerField;

      Inner(@Authority CertificateAuthority constructor) {
        assertThat(constructor).isSameAs(outerField);
      }

      @Test
      void test(CertificateAuthority authority, Credential server) {
        assertThat(authority).isSameAs(innerField).isSameAs(outerField).isSameAs(outerParameter);
        assertThat(CertificateDetails.of(server.certificate()).dnsNames())
            .containsExactly("inner.example");
        assertThat(CertificateDetails.of(server.certificate()).publicKeySize()).isEqualTo(384);
        assertThat(CertificateDetails.of(outerServer.certificate()).dnsNames())
            .containsExactly("outer.example");
      }
    }
  }

  @Test
  void what_a_shared_outer_instance_holds_belongs_to_all_nested_tests() {
    Kit.passes(2, PerClassOuterTestCase.class);
  }

  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClassOuterTestCase {
    CertificateAuthority shared;

    @Nested
    class Inner {
      @Test
      void one(CertificateAuthority authority, Credential server) {
        assertThat(authority).isSameAs(shared);
        assertThat(server.root()).contains(shared.certificate());
      }

      @Test
      void two(CertificateAuthority authority) {
        assertThat(authority).isSameAs(shared);
      }
    }
  }

  @Test
  void a_shared_inner_instance_shares_what_its_outer_instance_holds() {
    Kit.passes(2, PerClassInnerTestCase.class);
  }

  @TlsTest
  static class PerClassInnerTestCase {
    CertificateAuthority outer;

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Inner {
      CertificateAuthority inner;

      @RepeatedTest(2)
      void test(CertificateAuthority authority, Credential server) {
        assertThat(authority).isSameAs(inner).isSameAs(outer);
        assertThat(server.root()).contains(outer.certificate());
      }
    }
  }

  @Test
  void a_parameter_of_an_inner_constructor_is_counted_as_it_is_written() {
    assertThat(Kit.failure(InnerMisuseTestCase.class))
        .hasMessageStartingWith(
            "@Authority on parameter 1 of the constructor NestedTest.InnerMisuseTestCase.Inner("
                + "String): String cannot be filled in.");
  }

  static class InnerMisuseTestCase {
    @Nested
    class Inner {
      Inner(@Authority String wrong) {}

      @Test
      void test() {}
    }
  }

  @Test
  void annotations_of_superclasses_and_interfaces_hold_for_the_class() {
    Kit.passes(2, InheritingTestCase.class);
  }

  @TlsTest(hosts = "contract.example", keyType = KeyType.RSA_2048)
  interface Contract {
    @Test
    default void from_the_interface(Credential server) {
      assertThat(CertificateDetails.of(server.certificate()).dnsNames())
          .containsExactly("base.example");
    }
  }

  @TlsTest(hosts = "base.example")
  abstract static class Base {
    CertificateAuthority inBase;
    private Credential hidden;

    @BeforeEach
    void fill(CertificateAuthority authority) {
      assertThat(authority).isSameAs(inBase);
      assertThat(hidden.root()).contains(authority.certificate());
    }
  }

  static class InheritingTestCase extends Base implements Contract {
    private Credential hidden;

    @Test
    void test(CertificateAuthority authority) {
      assertThat(authority).isSameAs(inBase);
      assertThat(hidden.certificate().getPublicKey().getAlgorithm()).isEqualTo("RSA");
    }
  }
}
