package dev.junittls.jupiter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client of a few lines, which checks what its trust manager checks. */
final class RawClient {

  private RawClient() {}

  static String get(TrustManager trust, URI uri) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, new TrustManager[] {trust}, null);
    return get(context, uri);
  }

  static String get(SSLContext context, URI uri) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      String request = "GET / HTTP/1.1\r\nHost: " + uri.getHost() + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  /** One that swallows what went wrong. */
  static String orNothing(SSLContext trust, URI uri) {
    try {
      return get(trust, uri);
    } catch (IOException e) {
      return "";
    }
  }

  /** The JDK's own. */
  static X509ExtendedTrustManager careful(KeyStore trust) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(trust);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
