package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoubleRegistrationTest {

  @Test
  void registrations_never_compete() {
    Kit.passes(2, TwiceTestCase.class);
  }

  @TlsTest
  @ExtendWith(TlsExtension.class)
  static class TwiceTestCase {
    @RegisterExtension static final TlsExtension SHARED = new TlsExtension();
    @RegisterExtension final TlsExtension own = new TlsExtension();

    static Credential server;
    CertificateAuthority field;

    @BeforeAll
    static void start(Credential sameServer) {
      assertThat(sameServer).isSameAs(server);
    }

    TwiceTestCase(CertificateAuthority authority) {
      assertThat(server.root()).contains(authority.certificate());
    }

    @Test
    void test(CertificateAuthority authority, @Authority CertificateAuthority annotated) {
      assertThat(authority).isSameAs(field).isSameAs(annotated);
    }

    @Nested
    class Inner {
      @RegisterExtension final TlsExtension third = new TlsExtension();

      @Test
      void test(CertificateAuthority authority) {
        assertThat(authority).isSameAs(field);
      }
    }
  }

  @Test
  void a_static_registration_opens_the_class() {
    Kit.passes(1, StaticTestCase.class);
  }

  static class StaticTestCase {
    @RegisterExtension static final TlsExtension TLS = new TlsExtension();
    static CertificateAuthority shared;

    @Test
    void test(Credential server) {
      assertThat(server.root()).contains(shared.certificate());
    }
  }

  @Test
  void an_instance_registration_opens_the_class_and_fills_static_fields_all_the_same() {
    Kit.passes(1, InstanceTestCase.class);
  }

  static class InstanceTestCase {
    @RegisterExtension final TlsExtension tls = new TlsExtension();
    static CertificateAuthority shared;
    CertificateAuthority field;

    @BeforeEach
    void fields_are_filled_before() {
      assertThat(field).isNotNull();
    }

    @Test
    void test(Credential server) {
      assertThat(server.root()).contains(shared.certificate());
      assertThat(field).isSameAs(shared);
    }
  }

  @Test
  void a_registration_of_a_shared_instance_fills_its_fields() {
    Kit.passes(1, PerClassTestCase.class);
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClassTestCase {
    @RegisterExtension final TlsExtension tls = new TlsExtension();
    CertificateAuthority field;

    @Test
    void test(CertificateAuthority authority) {
      assertThat(authority).isSameAs(field);
    }
  }
}
