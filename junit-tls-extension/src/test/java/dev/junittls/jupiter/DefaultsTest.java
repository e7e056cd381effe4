package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CLIENT_CERTIFICATE_MISSING;

import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateDetails;
import dev.junittls.pki.Credential;
import dev.junittls.pki.KeyType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a class says for its places, and who overrides whom. */
class DefaultsTest {

  private static List<String> hosts(Credential credential) {
    return CertificateDetails.of(credential.certificate()).dnsNames();
  }

  @Nested
  @TlsTest
  class WithoutAnySetting {
    @Test
    void a_server_is_this_machine(Credential server, TlsServer running) {
      CertificateDetails details = CertificateDetails.of(server.certificate());
      assertThat(details.dnsNames()).containsExactly("localhost");
      assertThat(details.ipAddresses()).containsExactlyInAnyOrder("127.0.0.1", "::1");
      assertThat(details.publicKey()).isEqualTo("EC P-256");
      assertThat(running.host()).isEqualTo("localhost");
    }
  }

  @Nested
  @TlsTest(hosts = "shop.example", keyType = KeyType.RSA_2048, protocols = "TLSv1.2")
  class OnTheClass {
    @Test
    void hold_for_everything(
        Credential server, @ClientCertificate Credential client, CertificateAuthority authority) {
      assertThat(hosts(server)).containsExactly("shop.example");
      assertThat(hosts(client)).isEmpty();
      for (var each : List.of(server, client, authority.credential())) {
        assertThat(CertificateDetails.of(each.certificate()).publicKey()).isEqualTo("RSA 2048");
      }
    }

    @Test
    void are_overridden_where_a_place_says_so(
        @ServerCertificate(hosts = "localhost", keyType = KeyType.EC_P384)
            @TlsParameters(protocols = {"TLSv1.2", "TLSv1.3"})
            TlsServer server,
        TlsClient old,
        @TlsParameters(protocols = "TLSv1.3") TlsClient modern) {
      assertThat(old.connect(server)).succeeded().usedProtocol("TLSv1.2");
      assertThat(modern.connect(server)).succeeded().usedProtocol("TLSv1.3");
    }
  }

  @Nested
  @TlsTest
  @MutualTls
  class MutualOnTheClass {
    @Test
    void is_for_servers_and_no_hindrance_to_clients(
        TlsServer server, TlsClient anonymous, @ClientCertificate TlsClient client) {
      assertThat(anonymous.connect(server)).failed().because(CLIENT_CERTIFICATE_MISSING);
      assertThat(client.connect(server)).succeeded();
    }

    @Test
    void is_overridden_by_a_parameter(
        @TlsParameters(clientAuth = ClientAuth.NONE) TlsServer server, TlsClient anonymous) {
      assertThat(anonymous.connect(server)).succeeded();
    }

    @Test
    void stays_where_a_parameter_speaks_of_something_else(
        @TlsParameters(protocols = "TLSv1.2") TlsServer server, TlsClient anonymous) {
      assertThat(anonymous.connect(server)).failed().because(CLIENT_CERTIFICATE_MISSING);
    }

    @Nested
    @TlsParameters(clientAuth = ClientAuth.WANT, protocols = "TLSv1.2")
    class Inner {
      @Test
      void overrides_attribute_by_attribute(TlsServer server, TlsClient anonymous) {
        assertThat(anonymous.connect(server)).succeeded().usedProtocol("TLSv1.2");
      }
    }

    @Nested
    @TlsParameters(protocols = "TLSv1.2")
    class OtherInner {
      @Test
      void keeps_what_it_does_not_set(TlsServer server, TlsClient anonymous) {
        assertThat(anonymous.connect(server)).failed().because(CLIENT_CERTIFICATE_MISSING);
      }
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @MutualTls
  @TlsTest(hosts = {"localhost", "shop.example"})
  @interface ShopTest {}

  @Retention(RetentionPolicy.RUNTIME)
  @ServerCertificate(hosts = {"localhost", "composed.example"})
  @TlsParameters(protocols = "TLSv1.2")
  @interface OldServer {}

  @MutualTls
  @TlsParameters(protocols = "TLSv1.2")
  @Retention(RetentionPolicy.RUNTIME)
  @interface OldMutualServer {}

  @Nested
  @TlsTest
  class OfAnAnnotationThatCarriesTheSameOneTwice {
    @Test
    void are_merged(
        @OldMutualServer TlsServer server,
        @ClientCertificate("alice") TlsClient alice,
        @Trusting TlsClient anonymous) {
      assertThat(alice.connect(server)).succeeded().usedProtocol("TLSv1.2");
      assertThat(anonymous.connect(server)).failed().because(CLIENT_CERTIFICATE_MISSING);
    }
  }

  @Nested
  @ShopTest
  class OfAComposedAnnotation {
    @Test
    void hold_like_direct_ones(TlsServer server, @ClientCertificate TlsClient client) {
      assertThat(client.connect(server)).succeeded();
      assertThat(dnsNames(server)).containsExactly("localhost", "shop.example");
    }

    @Test
    void are_overridden_by_another_composed_one(
        @OldServer @ServerCertificate(organization = "Example Corp") TlsServer server,
        @ClientCertificate TlsClient client) {
      assertThat(client.connect(server)).succeeded().usedProtocol("TLSv1.2");
      assertThat(dnsNames(server)).containsExactly("localhost", "composed.example");
      assertThat(presented(server).organization()).contains("Example Corp");
    }

    private static List<String> dnsNames(TlsServer server) {
      return presented(server).dnsNames();
    }

    private static CertificateDetails presented(TlsServer server) {
      return CertificateDetails.of(server.handshakes().get(0).serverChain().get(0));
    }
  }

  @TlsTest(hosts = "base.example", keyType = KeyType.EC_P384)
  abstract static class Base {}

  @TlsTest(hosts = "sub.example")
  static class SubTestCase extends Base {
    @Test
    void test(Credential server) {
      assertThat(hosts(server)).containsExactly("sub.example");
      assertThat(CertificateDetails.of(server.certificate()).publicKey()).isEqualTo("EC P-384");
    }
  }

  @Test
  void of_a_subclass_override_those_of_its_superclass_attribute_by_attribute() {
    Kit.passes(1, SubTestCase.class);
  }
}
