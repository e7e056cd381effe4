package dev.junittls.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;

/** The code under test in several examples: a client somebody wrote, which must be careful. */
final class DownloadClient {

  private final HttpClient http;

  DownloadClient(SSLContext trust) {
    http = HttpClient.newBuilder().sslContext(trust).build();
  }

  String get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
