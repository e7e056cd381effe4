package dev.junittls.jupiter;

import dev.junittls.handshake.Witness;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Starts as many servers as a test likes and closes them when the test is over: for tests that
 * compute what a server presents, such as parameterised ones.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource(Flaw.class)
 * void refuses(Flaw flaw, @Authority CertificateAuthority ca, TlsServers servers) {
 *   TlsServer server =
 *       servers.start(TlsConfig.presenting(ca.issue(CertificateSpec.server("localhost"), flaw)));
 *   ...
 * }
 * }</pre>
 *
 * <p>It is filled in by {@link TlsTest @TlsTest}, also in a {@code @ParameterizedTest}, and takes
 * no annotation. All places of one test get the same one; its servers are closed last in, first
 * out, after all {@code @AfterEach} methods. As a static field, or a parameter of a static
 * lifecycle method, it closes them when the class is over. It is safe for use by several threads.
 */
public final class TlsServers {

  private final Deque<TlsServer> running = new ArrayDeque<>();
  private final Witness witness;
  private boolean closed;

  TlsServers(Witness witness) {
    this.witness = witness;
  }

  /**
   * Starts a server that answers any HTTP/1.1 request with 200 and a short body.
   *
   * @param config what it presents, whom it trusts, and how it speaks
   * @return the running server, closed by the extension
   * @throws IllegalStateException if the test is over
   */
  public TlsServer start(TlsConfig config) {
    return keep(() -> TlsServer.start(config.witnessedBy(witness)));
  }

  /**
   * Starts a server with a conversation of your own.
   *
   * @param config what it presents, whom it trusts, and how it speaks
   * @param conversation what it says to each client after the handshake
   * @return the running server, closed by the extension
   * @throws IllegalStateException if the test is over
   */
  public TlsServer start(TlsConfig config, TlsServer.Conversation conversation) {
    return keep(() -> TlsServer.start(config.witnessedBy(witness), conversation));
  }

  private synchronized TlsServer keep(Supplier<TlsServer> start) {
    if (closed) {
      throw new IllegalStateException(
          "the test is over and its servers are closed. Start servers while the test or class runs"
              + " to which these TlsServers belong.");
    }
    TlsServer server = start.get();
    running.push(server);
    return server;
  }

  /** Closes every server, whatever becomes of the others. */
  synchronized void close() {
    closed = true;
    if (!running.isEmpty()) {
      try {
        running.pop().close();
      } finally {
        close();
      }
    }
  }
}
