package dev.junittls.examples;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The code under test in an example: a server that outlives the single test. */
final class EchoServer implements Closeable {

  private final SSLServerSocket listener;

  private EchoServer(SSLServerSocket listener) {
    this.listener = listener;
  }

  static EchoServer start(SSLContext identity) throws IOException {
    return start(identity, parameters -> {});
  }

  static EchoServer start(SSLContext identity, Consumer<SSLParameters> change) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            identity
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = listener.getSSLParameters();
    change.accept(parameters);
    listener.setSSLParameters(parameters);
    EchoServer server = new EchoServer(listener);
    Thread acceptor = new Thread(server::accept, "echo");
    acceptor.setDaemon(true);
    acceptor.start();
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (SSLSocket client = (SSLSocket) listener.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      } catch (IOException refusedOrClosed) {
        // the next client may be a better one
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
