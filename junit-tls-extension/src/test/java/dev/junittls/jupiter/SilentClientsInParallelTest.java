package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.CERTIFICATE_EXPIRED;
import static dev.junittls.handshake.FailureReason.UNTRUSTED_ISSUER;
import static dev.junittls.handshake.Side.CLIENT;
import static dev.junittls.pki.Flaw.EXPIRED;

import dev.junittls.peer.TlsServer;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Classes and tests at the same time: what one client decided is not told of another. */
class SilentClientsInParallelTest {

  @Test
  void are_not_mixed_up() {
    Kit.allPassed(60, Kit.run(Kit.CONCURRENT, FirstTestCase.class, SecondTestCase.class));
  }

  @TlsTest
  abstract static class Refusals {
    abstract TlsServer server();

    @RepeatedTest(10)
    void for_its_dates(@Trusting SSLContext trust) {
      assertThat(server().handshakeDuring(() -> Swallowing.get(trust, server().uri())))
          .failed()
          .detectedBy(CLIENT)
          .because(CERTIFICATE_EXPIRED);
    }

    @RepeatedTest(10)
    void for_its_issuer(@Trusting("stranger") HttpClient client) {
      assertThat(server().handshakeDuring(() -> Swallowing.get(client, server().uri())))
          .failed()
          .detectedBy(CLIENT)
          .because(UNTRUSTED_ISSUER);
    }

    @RepeatedTest(10)
    void of_a_server_of_its_own(
        @ServerCertificate(authority = "stranger") TlsServer own, @Trusting SSLContext trust) {
      assertThat(own.handshakeDuring(() -> Swallowing.get(trust, own.uri())))
          .failed()
          .detectedBy(CLIENT)
          .because(UNTRUSTED_ISSUER);
    }
  }

  static class FirstTestCase extends Refusals {
    @ServerCertificate(flaw = EXPIRED)
    static TlsServer server;

    @Override
    TlsServer server() {
      return server;
    }
  }

  static class SecondTestCase extends Refusals {
    @ServerCertificate(flaw = EXPIRED)
    static TlsServer server;

    @Override
    TlsServer server() {
      return server;
    }
  }
}
