package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class ParallelTest {

  @Test
  void tests_share_what_belongs_to_the_class_and_nothing_else() {
    Kit.allPassed(
        80,
        Kit.run(Kit.CONCURRENT, FirstTestCase.class, SecondTestCase.class, SharedTestCase.class));
    assertThat(AUTHORITIES).hasSize(40);
    assertThat(SHARED).hasSize(2);
    assertThat(SERVERS).hasSize(80);
  }

  private static final Set<CertificateAuthority> AUTHORITIES = ConcurrentHashMap.newKeySet();
  private static final Set<CertificateAuthority> SHARED = ConcurrentHashMap.newKeySet();
  private static final Set<TlsServer> SERVERS = ConcurrentHashMap.newKeySet();

  @TlsTest
  static class FirstTestCase {
    private CertificateAuthority field;

    @RepeatedTest(20)
    void test(CertificateAuthority authority, TlsServer server, TlsClient client) {
      assertThat(authority).isSameAs(field);
      assertThat(client.connect(server).succeeded()).isTrue();
      AUTHORITIES.add(authority);
      SERVERS.add(server);
    }

    @Nested
    class Inner {
      @RepeatedTest(20)
      void test(CertificateAuthority authority, TlsServer server) {
        assertThat(authority).isSameAs(field);
        AUTHORITIES.add(authority);
        SERVERS.add(server);
      }
    }
  }

  @TlsTest
  static class SecondTestCase {
    static CertificateAuthority shared;
    static Credential credential;

    @RepeatedTest(20)
    void test(TlsServer server, TlsClient client, Credential same) {
      assertThat(same).isSameAs(credential);
      assertThat(client.connect(server).succeeded()).isTrue();
      SHARED.add(shared);
      SERVERS.add(server);
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  @Execution(ExecutionMode.CONCURRENT)
  static class SharedTestCase {
    @Authority private CertificateAuthority shared;

    @RepeatedTest(20)
    void test(
        @Authority CertificateAuthority same,
        @ServerCertificate TlsServer server,
        @ClientCertificate TlsClient client) {
      assertThat(same).isSameAs(shared);
      assertThat(client.connect(server).succeeded()).isTrue();
      SHARED.add(shared);
      SERVERS.add(server);
    }
  }
}
