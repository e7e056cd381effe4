package dev.junittls.jupiter;

import dev.junittls.jupiter.Charge.Twin;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.Credential;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes what a place asks for, in the form it asks for. */
record Supply(ExtensionContext context, Mint mint, FailureBundle bundle) {

  /** What has a life belongs to one context: it does not climb into another one's tests. */
  private record PeerKey(
      Form form,
      Optional<Mint.CredentialKey> presents,
      List<AuthorityKey> trusts,
      Parameters parameters,
      String contextId) {}

  private record ServersKey(String contextId) {}

  static Supply of(ExtensionContext context) {
    return new Supply(
        context, new Mint(Scope.whole(context), Scope.of(context)), FailureBundle.of(context));
  }

  /** What is wrong in a way that only the maker notices is the fault of the place all the same. */
  Object value(Wish wish) {
    try {
      return made(wish);
    } catch (IllegalArgumentException e) {
      RuntimeException misuse = Annotations.on(wish.place()).misuse(String.valueOf(e.getMessage()));
      misuse.initCause(e);
      throw misuse;
    }
  }

  private Object made(Wish wish) {
    return switch (wish.form()) {
      case CERTIFICATE_AUTHORITY -> mint.authority(wish.authority().orElseThrow().name());
      case CREDENTIAL -> credential(wish);
      case CERTIFICATE -> credential(wish).certificate();
      case PRIVATE_KEY -> credential(wish).privateKey();
      case KEY_STORE -> keyStore(wish);
      case SSL_CONTEXT -> config(wish).sslContext();
      case SSL_SOCKET_FACTORY -> config(wish).sslSocketFactory();
      case TRUST_MANAGER, EXTENDED_TRUST_MANAGER -> config(wish).trustManager();
      case KEY_MANAGER, EXTENDED_KEY_MANAGER -> config(wish).keyManager();
      case TLS_CLIENT -> TlsClient.of(config(wish));
      case TLS_SERVER ->
          owned(wish.form(), wish, config -> Owned.of(TlsServer.start(config), TlsServer::close));
      case TLS_SERVERS -> servers();
      case HTTP_CLIENT ->
          owned(wish.form(), wish, config -> JdkHttpClient.of(config, wish.parameters()));
      case TLS_MOCK_WEB_SERVER -> mockWebServer(wish);
      case MOCK_WEB_SERVER -> OkHttpForms.mock(mockWebServer(wish));
      case OK_HTTP_CLIENT -> OkHttpForms.client(config(wish));
    };
  }

  private Credential credential(Wish wish) {
    return wish.authority().isPresent()
        ? mint.authority(wish.authority().get().name()).credential()
        : mint.credential(wish.presents().orElseThrow());
  }

  private KeyStore keyStore(Wish wish) {
    if (wish.authority().isPresent()) {
      return mint.authority(wish.authority().get().name()).trustStore();
    }
    return wish.presents().isPresent()
        ? mint.credential(wish.presents().get()).keyStore()
        : TrustStores.of(mint.authorities(wish.trusts()));
  }

  /** The other side of one call of an audited method; a server tells the host, if there is one. */
  AuditedPeer audited(Audit audit, Charge charge, Twin twin, Optional<String> host) {
    CertificateWish certificate = audit.peer().presents().orElseThrow();
    Optional<Credential> presented =
        charge.issue(mint.issuer(certificate), certificate.spec(), twin);
    TlsConfig config = config(audit.peer(), presented);
    TlsConfig bounded = audit.timeout().map(config::timeout).orElse(config);
    return AuditedPeer.of(
            audit.peer().form(), host.map(bounded::forHost).orElse(bounded), presented)
        .beforeClosing(bundle::write);
  }

  private TlsConfig config(Wish wish) {
    return config(wish, wish.presents().map(mint::credential));
  }

  private TlsConfig config(Wish wish, Optional<Credential> presented) {
    TlsConfig config = TlsConfig.empty();
    if (presented.isPresent()) {
      config = config.andPresenting(presented.get());
    }
    if (!wish.trusts().isEmpty()) {
      config = config.andTrusting(mint.authorities(wish.trusts()));
    }
    return wish.parameters().narrow(config).witnessedBy(bundle.witness());
  }

  private Object mockWebServer(Wish wish) {
    return owned(Form.TLS_MOCK_WEB_SERVER, wish, OkHttpForms::server);
  }

  private Object servers() {
    return TlsExtension.store(context)
        .getOrComputeIfAbsent(
            new ServersKey(context.getUniqueId()),
            key -> kept(Owned.of(new TlsServers(bundle.witness()), TlsServers::close)),
            Owned.class)
        .value();
  }

  private Object owned(Form form, Wish wish, Function<TlsConfig, Owned> start) {
    PeerKey key =
        new PeerKey(
            form,
            wish.presents().map(mint::key),
            wish.trusts().stream().map(mint::key).toList(),
            wish.parameters(),
            context.getUniqueId());
    TlsConfig config = config(wish);
    return TlsExtension.store(context)
        .getOrComputeIfAbsent(key, absent -> kept(start.apply(config)), Owned.class)
        .value();
  }

  /** What a failed test did with it is written down before it is gone. */
  private Owned kept(Owned made) {
    return Owned.of(
        made.value(),
        value -> {
          bundle.write();
          made.close();
        });
  }
}
