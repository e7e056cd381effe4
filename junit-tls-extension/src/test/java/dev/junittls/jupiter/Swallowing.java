package dev.junittls.jupiter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Clients that return a default when anything goes wrong, as applications do. */
final class Swallowing {

  static final String DEFAULT = "a default";

  private Swallowing() {}

  private interface Exchange {
    String made() throws Exception;
  }

  private static String orDefault(Exchange exchange) {
    try {
      return exchange.made();
    } catch (Exception kept) {
      return DEFAULT;
    }
  }

  static String get(HttpClient client, URI uri) {
    return orDefault(
        () -> client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
  }

  static String get(OkHttpClient client, URI uri) {
    return orDefault(
        () -> {
          Request request = new Request.Builder().url(uri.toString()).build();
          try (Response response = client.newCall(request).execute()) {
            return response.body().string();
          }
        });
  }

  static String get(SSLContext context, URI uri) {
    return orDefault(() -> exchange(context, uri));
  }

  private static String exchange(SSLContext context, URI uri) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
