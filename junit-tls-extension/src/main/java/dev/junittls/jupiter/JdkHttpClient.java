package dev.junittls.jupiter;

import dev.junittls.peer.TlsConfig;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.util.Optional;

/** The HTTP client of the JDK, and its end. */
final class JdkHttpClient {

  /**
   * {@code close()} would wait for requests that hang; {@code shutdownNow()} does not, and exists
   * since JDK 21. Before, nothing can be done but forget the client.
   */
  private static final Optional<MethodHandle> SHUTDOWN_NOW = shutdownNow();

  private JdkHttpClient() {}

  static Owned of(TlsConfig config, Parameters parameters) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .sslContext(config.sslContext())
            .sslParameters(config.sslParameters());
    if (!parameters.applicationProtocols().isEmpty()
        && !parameters.applicationProtocols().contains("h2")) {
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    return Owned.of(builder.build(), JdkHttpClient::shutDown);
  }

  private static Optional<MethodHandle> shutdownNow() {
    try {
      return Optional.of(
          MethodHandles.publicLookup()
              .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class)));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
  }

  private static void shutDown(HttpClient client) {
    if (SHUTDOWN_NOW.isPresent()) {
      try {
        SHUTDOWN_NOW.get().invoke(client);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("the HttpClient cannot be shut down", e);
      }
    }
  }
}
