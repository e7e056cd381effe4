package dev.junittls.examples;

// tag::imports[]
import static dev.junittls.assertj.TlsAssertions.assertThat;
import static dev.junittls.handshake.FailureReason.*;
import static dev.junittls.handshake.Side.*;

import dev.junittls.jupiter.ClientCertificate;
import dev.junittls.jupiter.MutualTls;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.mockwebserver.TlsMockWebServer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

// end::imports[]

// tag::class[]
@TlsTest
class MockWebServerTest {

  @Test
  void pays_over_mutual_tls(
      @MutualTls MockWebServer server, @ClientCertificate("shop") OkHttpClient client)
      throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "paid"));
    try (Response response =
        client.newCall(new Request.Builder().url(server.url("/")).build()).execute()) {
      assertThat(response.body().string()).isEqualTo("paid");
    }
  }

  @Test
  void does_not_serve_a_client_without_a_certificate(
      @MutualTls TlsMockWebServer server, @Trusting OkHttpClient anonymous) {
    Request request = new Request.Builder().url(server.mock().url("/")).build();
    assertThat(server.handshakeDuring(() -> anonymous.newCall(request).execute().close()))
        .failed()
        .detectedBy(SERVER)
        .because(CLIENT_CERTIFICATE_MISSING);
  }
}
// end::class[]
