package dev.junittls.jupiter;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Servers of the user's own that demand a client certificate and never say why they refuse one. */
enum SilentServer {
  SOCKET {
    @Override
    Running start(SSLContext context, String protocol) throws IOException {
      SSLServerSocket listener =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      listener.setNeedClientAuth(true);
      listener.setEnabledProtocols(new String[] {protocol});
      Thread thread = new Thread(() -> serve(listener), "silent-server");
      thread.start();
      return new Running(listener.getLocalPort(), listener::close);
    }
  },
  HTTPS_SERVER {
    @Override
    Running start(SSLContext context, String protocol) throws IOException {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters demanding = context.getDefaultSSLParameters();
              demanding.setNeedClientAuth(true);
              demanding.setProtocols(new String[] {protocol});
              parameters.setSSLParameters(demanding);
            }
          });
      server.start();
      return new Running(server.getAddress().getPort(), () -> server.stop(0));
    }
  };

  abstract Running start(SSLContext context, String protocol) throws IOException;

  record Running(int port, Closing closing) implements AutoCloseable {
    interface Closing {
      void close() throws IOException;
    }

    @Override
    public void close() throws IOException {
      closing.close();
    }
  }

  private static void serve(SSLServerSocket listener) {
    while (!listener.isClosed()) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        socket.getInputStream().read();
        socket.getOutputStream().write('k');
      } catch (IOException kept) {
        // The next client, please.
      }
    }
  }
}
