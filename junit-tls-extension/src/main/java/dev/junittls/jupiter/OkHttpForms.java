package dev.junittls.jupiter;

import dev.junittls.mockwebserver.OkHttpClients;
import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsConfig;
import java.util.Optional;

/**
 * The only class here that links to the OkHttp bridge; it is loaded when a test asks for one of its
 * types, which shows that OkHttp is there.
 */
final class OkHttpForms {

  private OkHttpForms() {}

  static Owned server(TlsConfig config) {
    return Owned.of(TlsMockWebServer.start(config), TlsMockWebServer::close);
  }

  static AuditedPeer audited(TlsConfig config, boolean mock) {
    TlsMockWebServer server = TlsMockWebServer.start(config);
    return new AuditedPeer(
        mock ? server.mock() : server,
        Optional.empty(),
        Optional.of(server.host()),
        server::handshakesDuring,
        server::close);
  }

  static Object mock(Object server) {
    return ((TlsMockWebServer) server).mock();
  }

  static Object client(TlsConfig config) {
    return OkHttpClients.of(config);
  }
}
