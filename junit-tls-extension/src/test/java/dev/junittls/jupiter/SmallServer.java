package dev.junittls.jupiter;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A server of a few lines, made of nothing but the JDK: it answers what it is sent. */
final class SmallServer implements AutoCloseable {

  private final SSLServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "small-server");
            thread.setDaemon(true);
            return thread;
          });

  private SmallServer(SSLServerSocket listener) {
    this.listener = listener;
  }

  /** One that judges its clients by this trust manager. */
  static SmallServer start(KeyStore identity, TrustManager trust, Consumer<SSLServerSocket> auth)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", "SunJSSE");
    keys.init(identity, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
    return start(context, auth);
  }

  static SmallServer start(SSLContext context, Consumer<SSLServerSocket> auth) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    auth.accept(listener);
    SmallServer server = new SmallServer(listener);
    server.threads.execute(server::accept);
    return server;
  }

  static void needing(SSLServerSocket listener) {
    listener.setNeedClientAuth(true);
  }

  static void wanting(SSLServerSocket listener) {
    listener.setWantClientAuth(true);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        SSLSocket client = (SSLSocket) listener.accept();
        threads.execute(() -> answer(client));
      } catch (IOException | RejectedExecutionException closed) {
        // the loop sees it
      }
    }
  }

  private static void answer(SSLSocket client) {
    try (client) {
      client.setSoTimeout(10_000);
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException refused) {
      // the client has been told
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
