package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Careful clients pass, all of the default audit. */
class CarefulClientTest {

  private static void passes(Class<?> careful) {
    AuditRun run = AuditRun.of(careful);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary()).hasSizeGreaterThan(5).containsKeys("EXPIRED", "WRONG_HOST");
    assertThat(run.summary().values())
        .allMatch(line -> line.startsWith("control let in; flawed refused: "))
        .noneMatch(line -> line.contains("returned normally"));
  }

  /** With nothing of ours in it. */
  private static SSLContext trusting(KeyStore trust) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, new TrustManager[] {RawClient.careful(trust)}, null);
    return context;
  }

  private static void get(HttpClient client, URI uri) throws Exception {
    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void the_http_client_of_the_jdk() {
    passes(JdkHttpClientTestCase.class);
  }

  static class JdkHttpClientTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      get(HttpClient.newBuilder().sslContext(trusting(trust)).build(), server.uri());
    }
  }

  @Test
  void the_http_client_of_the_jdk_with_our_trust() {
    passes(JdkHttpClientWithOurTrustTestCase.class);
  }

  static class JdkHttpClientWithOurTrustTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting HttpClient client) throws Exception {
      get(client, server.uri());
    }
  }

  @Test
  void the_old_http_client_of_the_jdk() {
    passes(UrlConnectionTestCase.class);
  }

  static class UrlConnectionTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      HttpsURLConnection connection = (HttpsURLConnection) server.uri().toURL().openConnection();
      connection.setSSLSocketFactory(trusting(trust).getSocketFactory());
      connection.getInputStream().readAllBytes();
    }
  }

  @Test
  void okhttp() {
    passes(OkHttpTestCase.class);
  }

  static class OkHttpTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      OkHttpClient client =
          new OkHttpClient.Builder()
              .sslSocketFactory(trusting(trust).getSocketFactory(), RawClient.careful(trust))
              .build();
      get(client, server.uri());
    }
  }

  private static void get(OkHttpClient client, URI uri) throws IOException {
    try (Response response =
        client.newCall(new Request.Builder().url(uri.toString()).build()).execute()) {
      response.body().string();
    } finally {
      client.connectionPool().evictAll();
    }
  }

  @Test
  void okhttp_with_a_mock_web_server_and_a_certificate_of_its_own() {
    passes(MockWebServerTestCase.class);
  }

  static class MockWebServerTestCase {
    @ClientAudit
    void test(@MutualTls TlsMockWebServer server, @ClientCertificate("shop") OkHttpClient client)
        throws IOException {
      server.mock().enqueue(new MockResponse.Builder().build());
      get(client, server.uri());
    }
  }

  @Test
  void apache_http_client() {
    passes(ApacheTestCase.class);
  }

  static class ApacheTestCase {
    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      try (CloseableHttpClient client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusting(trust)))
                      .build())
              .build()) {
        client.execute(new HttpGet(server.uri()), response -> response.getCode());
      }
    }
  }

  @Test
  void netty() {
    passes(NettyTestCase.class);
  }

  static class NettyTestCase {
    private static EventLoopGroup group;

    @BeforeAll
    static void start() {
      group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    }

    @AfterAll
    static void stop() {
      group.shutdownGracefully();
    }

    @ClientAudit
    void test(TlsServer server, @Trusting KeyStore trust) throws Exception {
      SslContext tls = SslContextBuilder.forClient().trustManager(RawClient.careful(trust)).build();
      NettyGet.status(group, tls, server.uri());
    }
  }

  @Test
  void a_client_of_this_library() {
    AuditRun run = AuditRun.of(OwnClientTestCase.class);
    assertThat(Kit.failures(run.results())).isEmpty();
    assertThat(run.summary().values())
        .allMatch(line -> line.startsWith("control let in; flawed refused: "));
  }

  static class OwnClientTestCase {
    @ClientAudit
    void test(@MutualTls TlsServer server, @ClientCertificate("shop") TlsClient client) {
      assertThat(client.connect(server)).isNotNull();
    }
  }
}
