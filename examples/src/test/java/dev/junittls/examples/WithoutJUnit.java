package dev.junittls.examples;

import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Witness;
import dev.junittls.peer.HandshakeStep;
import dev.junittls.peer.InMemoryHandshake;
import dev.junittls.peer.Misbehavior;
import dev.junittls.peer.Misdeed;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Credential;
import dev.junittls.pki.Flaw;
import dev.junittls.pki.KeyType;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The same world without JUnit: in a {@code main}, in another test framework, in a REPL. */
final class WithoutJUnit {

  private WithoutJUnit() {}

  public static void main(String[] args) {
    // tag::mint[]
    CertificateAuthority root = CertificateAuthority.create();
    CertificateAuthority issuing = root.intermediate("Issuing CA");
    Credential shop =
        issuing.issue(
            CertificateSpec.server("localhost", "*.shop.example", "127.0.0.1")
                .keyType(KeyType.RSA_2048)
                .validFor(Duration.ofDays(47)));
    Credential alice = issuing.issue(CertificateSpec.client("alice").organization("Example Corp"));
    Credential expired = issuing.issue(CertificateSpec.server("localhost"), Flaw.EXPIRED);
    // end::mint[]

    // tag::connect[]
    try (TlsServer server = TlsServer.start(TlsConfig.presenting(shop).demandingClientsOf(root))) {
      Handshake handshake =
          TlsClient.of(TlsConfig.presenting(alice).andTrusting(root)).connect(server);
      System.out.println(handshake.explain());
    }
    // end::connect[]

    // tag::memory[]
    Handshake refused =
        InMemoryHandshake.between(TlsConfig.trusting(root), TlsConfig.presenting(expired));
    System.out.println(refused.failure().orElseThrow().reason()); // CERTIFICATE_EXPIRED
    // end::memory[]

    // tag::witness[]
    Witness witness = Witness.create();
    TlsConfig presents = TlsConfig.presenting(expired).witnessedBy(witness);
    SSLContext trust = TlsConfig.trusting(root).witnessedBy(witness).sslContext();
    try (TlsServer server = TlsServer.start(presents)) {
      Handshake unsaid = server.handshakeDuring(() -> swallow(trust, server.uri()));
      System.out.println(unsaid.failure().orElseThrow().reason()); // CERTIFICATE_EXPIRED
    }
    // end::witness[]

    // tag::misbehaving[]
    TlsConfig leaving =
        TlsConfig.presenting(shop)
            .misbehaving(Misbehavior.of(Misdeed.CLOSE).at(HandshakeStep.AFTER_SERVER_HELLO));
    try (TlsServer server = TlsServer.start(leaving)) {
      Handshake left = TlsClient.of(TlsConfig.trusting(root)).connect(server);
      System.out.println(left.failure().orElseThrow().reason()); // CONNECTION_CLOSED
    }
    // end::misbehaving[]
  }

  private static void swallow(SSLContext trust, URI uri) {
    try {
      new DownloadClient(trust).get(uri);
    } catch (Exception e) {
      // A client that tells nobody.
    }
  }
}
