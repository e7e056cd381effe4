package dev.junittls.jupiter;

import dev.junittls.handshake.Handshake;
import dev.junittls.peer.TlsAction;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.Credential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The other side of one call of an audited method.
 *
 * @param argument what the method gets
 * @param presents what it presents, if it has anything
 * @param host where a server is to be found
 * @param observation runs the method and gives all handshakes meanwhile
 */
record AuditedPeer(
    Object argument,
    Optional<Credential> presents,
    Optional<String> host,
    Function<TlsAction, List<Handshake>> observation,
    Runnable closing)
    implements AutoCloseable {

  static AuditedPeer of(Form form, TlsConfig config, Optional<Credential> presents) {
    AuditedPeer peer = of(form, config);
    return new AuditedPeer(peer.argument, presents, peer.host, peer.observation, peer.closing);
  }

  AuditedPeer beforeClosing(Runnable first) {
    return new AuditedPeer(
        argument,
        presents,
        host,
        observation,
        () -> {
          first.run();
          closing.run();
        });
  }

  private static AuditedPeer of(Form form, TlsConfig config) {
    return switch (form) {
      case TLS_SERVER -> server(TlsServer.start(config));
      case TLS_MOCK_WEB_SERVER, MOCK_WEB_SERVER ->
          OkHttpForms.audited(config, form == Form.MOCK_WEB_SERVER);
      case TLS_CLIENT -> client(config);
      default -> throw new IllegalStateException(form + " cannot be audited");
    };
  }

  private static AuditedPeer server(TlsServer server) {
    return new AuditedPeer(
        server,
        Optional.empty(),
        Optional.of(server.host()),
        server::handshakesDuring,
        server::close);
  }

  private static AuditedPeer client(TlsConfig config) {
    List<Handshake> seen = Collections.synchronizedList(new ArrayList<>());
    return new AuditedPeer(
        TlsClient.of(config).reportingTo(seen::add),
        Optional.empty(),
        Optional.empty(),
        action -> {
          Body.run(action);
          synchronized (seen) {
            return List.copyOf(seen);
          }
        },
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
