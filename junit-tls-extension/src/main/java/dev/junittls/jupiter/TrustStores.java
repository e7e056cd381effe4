package dev.junittls.jupiter;

import dev.junittls.pki.CertificateAuthority;
import java.security.KeyStore;
import java.security.KeyStoreException;

/** A trust store of several authorities. */
final class TrustStores {

  private TrustStores() {}

  static KeyStore of(CertificateAuthority... authorities) {
    KeyStore store = authorities[0].trustStore();
    try {
      for (int i = 1; i < authorities.length; i++) {
        store.setCertificateEntry("authority-" + (i + 1), authorities[i].certificate());
      }
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the trust store does not take a certificate", e);
    }
    return store;
  }
}
