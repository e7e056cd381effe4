package dev.junittls.jupiter;

import dev.junittls.handshake.FailureReason;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Credential;
import dev.junittls.pki.Flaw;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an audit puts to the peer under test: a flaw, or that there is no certificate.
 *
 * @param flaw nothing: there is no certificate
 * @param accepted why it may be let in
 */
record Charge(Optional<Flaw> flaw, Optional<String> accepted) {

  static final Charge NO_CERTIFICATE = new Charge(Optional.empty(), Optional.empty());

  /** The two certificates that differ in the one property only. */
  enum Twin {
    CONTROL("control"),
    FLAWED("flawed");

    final String word;

    Twin(String word) {
      this.word = word;
    }
  }

  static Charge of(Flaw flaw, Optional<String> accepted) {
    return new Charge(Optional.of(flaw), accepted);
  }

  String name() {
    return flaw.map(Enum::name).orElse("NO_CERTIFICATE");
  }

  /** What begins every failure. */
  String name(Twin twin) {
    return name() + " - " + twin.word;
  }

  String clause() {
    return flaw.map(Flaw::clause).orElse("RFC 8446 section 4.4.2.4");
  }

  FailureReason expected() {
    return flaw.map(FailureReason::expectedOf).orElse(FailureReason.CLIENT_CERTIFICATE_MISSING);
  }

  /** Odd, but in order. */
  boolean isHarmless() {
    return flaw.filter(each -> each.grade() == Flaw.Grade.HARMLESS).isPresent();
  }

  List<String> knownToAccept() {
    return flaw.map(Flaw::knownToAccept).orElse(List.of());
  }

  Optional<Credential> issue(CertificateAuthority issuer, CertificateSpec spec, Twin twin) {
    if (flaw.isEmpty()) {
      return twin == Twin.CONTROL ? Optional.of(issuer.issue(spec)) : Optional.empty();
    }
    return Optional.of(
        twin == Twin.CONTROL
            ? issuer.issueControl(spec, flaw.get())
            : issuer.issue(spec, flaw.get()));
  }
}
