package dev.junittls.jupiter;

import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The authorities and credentials of one scope, each made once. */
record Mint(ExtensionContext context, Scope scope) {

  private record IntermediateKey(CertificateAuthority root, int depth) {}

  private record IssuedKey(CertificateAuthority root, CertificateWish certificate) {}

  /** The whole description of a credential, its authority's included. */
  record CredentialKey(AuthorityKey authority, CertificateWish certificate) {}

  CertificateAuthority authority(String name) {
    return authority(scope.home(name));
  }

  private static CertificateAuthority authority(Scope.Home home) {
    return TlsExtension.store(home.context())
        .getOrComputeIfAbsent(
            home.authority(),
            key -> CertificateAuthority.create(key.root()),
            CertificateAuthority.class);
  }

  CertificateAuthority[] authorities(List<String> names) {
    return names.stream().map(this::authority).toArray(CertificateAuthority[]::new);
  }

  Credential credential(CertificateWish wish) {
    CertificateAuthority issuer = issuer(wish);
    return TlsExtension.store(context)
        .getOrComputeIfAbsent(
            new IssuedKey(authority(wish.authority()), wish),
            key ->
                wish.flaw()
                    .map(flaw -> issuer.issue(wish.spec(), flaw))
                    .orElseGet(() -> issuer.issue(wish.spec())),
            Credential.class);
  }

  CredentialKey key(CertificateWish wish) {
    return new CredentialKey(key(wish.authority()), wish);
  }

  AuthorityKey key(String authority) {
    return scope.home(authority).authority();
  }

  CertificateAuthority issuer(CertificateWish wish) {
    Scope.Home home = scope.home(wish.authority());
    Store store = TlsExtension.store(home.context());
    CertificateAuthority root = authority(home);
    CertificateAuthority issuer = root;
    for (int depth = 1; depth <= wish.intermediates(); depth++) {
      CertificateAuthority above = issuer;
      int level = depth;
      issuer =
          store.getOrComputeIfAbsent(
              new IntermediateKey(root, depth),
              key -> above.intermediate(home.authority().intermediate(level)),
              CertificateAuthority.class);
    }
    return issuer;
  }
}
