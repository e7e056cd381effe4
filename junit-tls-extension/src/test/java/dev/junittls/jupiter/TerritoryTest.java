package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Whose type is it to fill in? */
class TerritoryTest {

  @Test
  void our_type_in_a_class_that_does_not_say_so() {
    List<String> messages =
        Kit.failures(Kit.run(BareTestCase.class)).stream().map(Throwable::getMessage).toList();
    assertThat(messages)
        .containsExactlyInAnyOrder(
            "TlsServer on parameter 2 of TerritoryTest.BareTestCase.server(CertificateAuthority,"
                + " TlsServer): nothing says how to fill it in. Add @TlsTest to class"
                + " TerritoryTest.BareTestCase, or @ServerCertificate to the parameter.",
            "TlsClient on parameter 2 of TerritoryTest.BareTestCase.client(CertificateAuthority,"
                + " TlsClient): nothing says how to fill it in. Add @TlsTest to class"
                + " TerritoryTest.BareTestCase, or @Trusting or @ClientCertificate to the parameter.",
            "TlsMockWebServer on parameter 2 of TerritoryTest.BareTestCase.mock(CertificateAuthority,"
                + " TlsMockWebServer): nothing says how to fill it in. Add @TlsTest to class"
                + " TerritoryTest.BareTestCase, or @ServerCertificate to the parameter.");
  }

  static class BareTestCase {
    @Test
    void server(@Authority CertificateAuthority authority, TlsServer server) {}

    @Test
    void client(@Authority CertificateAuthority authority, TlsClient client) {}

    @Test
    void mock(@Authority CertificateAuthority authority, TlsMockWebServer server) {}
  }

  @Test
  void a_foreign_type_without_an_annotation_is_left_to_others() {
    assertThat(Kit.failure(ForeignTestCase.class))
        .hasMessageStartingWith("No ParameterResolver registered for parameter");
  }

  @TlsTest
  static class ForeignTestCase {
    @Test
    void test(SSLContext context) {}
  }

  @Test
  void others_may_resolve_foreign_types() {
    Kit.passes(1, OthersResolverTestCase.class);
  }

  @TlsTest
  @ExtendWith(OthersResolver.class)
  static class OthersResolverTestCase {
    @Test
    void test(SSLContext theirs, TlsServer ours) throws Exception {
      assertThat(theirs).isSameAs(SSLContext.getDefault());
      assertThat(ours.port()).isPositive();
    }
  }

  static class OthersResolver extends TypeBasedParameterResolver<SSLContext> {
    @Override
    public SSLContext resolveParameter(ParameterContext parameter, ExtensionContext context) {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        throw new ParameterResolutionException("no default", e);
      }
    }
  }
}
