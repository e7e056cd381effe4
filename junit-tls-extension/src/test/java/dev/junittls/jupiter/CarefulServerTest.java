package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Careful servers pass, all of the default audit. */
class CarefulServerTest {

  private static void passes(Class<?> careful) {
    AuditRun run = AuditRun.of(careful);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary())
        .hasSizeGreaterThan(5)
        .containsKeys("NO_CERTIFICATE", "EXPIRED")
        .doesNotContainKey("WRONG_HOST");
    assertThat(run.summary().values())
        .allMatch(line -> line.startsWith("control let in; flawed refused: "));
  }

  @Test
  void the_sockets_of_the_jdk() {
    passes(SocketsTestCase.class);
  }

  static class SocketsTestCase {
    static SmallServer server;

    @BeforeAll
    static void start(@ServerCertificate KeyStore identity, @Trusting KeyStore trust)
        throws Exception {
      server = SmallServer.start(identity, RawClient.careful(trust), SmallServer::needing);
    }

    @AfterAll
    static void stop() throws IOException {
      server.close();
    }

    @ServerAudit
    void test(TlsClient client) {
      client.connect("localhost", server.port());
    }
  }

  @Test
  void the_http_server_of_the_jdk() {
    passes(HttpServerTestCase.class);
  }

  static class HttpServerTestCase {
    private HttpsServer server;

    @BeforeEach
    void start(@ServerCertificate SSLContext identity) throws IOException {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(identity) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters tls = getSSLContext().getDefaultSSLParameters();
              tls.setNeedClientAuth(true);
              parameters.setSSLParameters(tls);
            }
          });
      server.start();
    }

    @AfterEach
    void stop() {
      server.stop(0);
    }

    @ServerAudit
    void test(TlsClient client) {
      client.connect("localhost", server.getAddress().getPort());
    }
  }

  @Test
  void a_server_of_this_library() {
    passes(OwnServerTestCase.class);
  }

  static class OwnServerTestCase {
    @ServerAudit
    void test(@MutualTls TlsServer server, TlsClient client) {
      assertThat(client.connect(server)).isNotNull();
    }
  }

  @Test
  void one_that_only_wants_certificates_passes_where_it_need_not_demand_them() {
    AuditRun run = AuditRun.of(WantsTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary()).hasSizeGreaterThan(4).doesNotContainKey("NO_CERTIFICATE");
  }

  static class WantsTestCase {
    @ServerAudit(demandsCertificate = false)
    void test(@TlsParameters(clientAuth = ClientAuth.WANT) TlsServer server, TlsClient client) {
      assertThat(client.connect(server)).isNotNull();
    }
  }
}
