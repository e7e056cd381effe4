package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class PerClassTest {

  @Test
  void constructor_fields_and_before_all_belong_to_the_class() {
    Kit.passes(2, SharedInstanceTestCase.class);
  }

  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class SharedInstanceTestCase {
    private final CertificateAuthority constructor;
    private final Set<Credential> alices = new HashSet<>();
    private CertificateAuthority field;
    static Credential server;

    SharedInstanceTestCase(CertificateAuthority constructor) {
      this.constructor = constructor;
    }

    @BeforeAll
    void start(Credential sameServer) {
      assertThat(sameServer).isSameAs(server);
      assertThat(constructor).isSameAs(field);
    }

    @RepeatedTest(2)
    void test(CertificateAuthority authority, @ClientCertificate("alice") Credential alice) {
      assertThat(authority).isSameAs(constructor);
      assertThat(server.root()).contains(authority.certificate());
      assertThat(alices.add(alice)).isTrue();
    }
  }
}
