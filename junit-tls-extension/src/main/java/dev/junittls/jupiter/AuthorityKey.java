package dev.junittls.jupiter;

import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.KeyType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The whole description of an authority, defaults applied. Equal keys mean the same authority. */
record AuthorityKey(
    String name,
    Optional<String> organization,
    Optional<KeyType> keyType,
    Optional<Duration> validFor) {

  CertificateSpec root() {
    return described(name.isEmpty() ? fresh("Test CA") : name);
  }

  /** The authority that stands so many steps below. */
  CertificateSpec intermediate(int depth) {
    return described(fresh("Intermediate CA " + depth));
  }

  private CertificateSpec described(String commonName) {
    return Specs.dressed(CertificateSpec.authority(commonName), organization, keyType, validFor);
  }

  /** Authorities of different tests are never taken for one another. */
  private static String fresh(String commonName) {
    return commonName + " " + UUID.randomUUID().toString().substring(0, 8);
  }
}
