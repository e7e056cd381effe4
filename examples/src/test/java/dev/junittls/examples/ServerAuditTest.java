package dev.junittls.examples;

import dev.junittls.jupiter.ServerAudit;
import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.peer.TlsClient;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

// tag::class[]
class ServerAuditTest {

  private static final Server JETTY = new Server();
  private static int port;

  @BeforeAll
  static void start(@ServerCertificate SSLContext identity) throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(identity);
    tls.setNeedClientAuth(true);
    ServerConnector connector = new ServerConnector(JETTY, tls);
    connector.setHost("localhost");
    JETTY.addConnector(connector);
    JETTY.start();
    port = connector.getLocalPort();
  }

  @AfterAll
  static void stop() throws Exception {
    JETTY.stop();
  }

  @ServerAudit
  void my_server(TlsClient client) {
    client.connect("localhost", port);
  }
}
// end::class[]
