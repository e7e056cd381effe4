package dev.junittls.examples;

import static dev.junittls.assertj.TlsAssertions.assertThat;

import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsParameters;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

// tag::class[]
@TlsTest
class ComposedAnnotationTest {

  @MutualTls
  @TlsParameters(protocols = "TLSv1.2")
  @ServerCertificate(hosts = "localhost", organization = "Example Corp")
  @Retention(RetentionPolicy.RUNTIME)
  @interface LegacyGateway {}

  @Test
  void admits_alice(@LegacyGateway TlsServer gateway, @ClientCertificate("alice") TlsClient alice) {
    assertThat(alice.connect(gateway)).succeeded().usedProtocol("TLSv1.2");
  }
}
// end::class[]
