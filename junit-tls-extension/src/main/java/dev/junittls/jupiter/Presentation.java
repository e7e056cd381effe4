package dev.junittls.jupiter;

import dev.junittls.handshake.Admission;
import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Side;
import dev.junittls.jupiter.Charge.Twin;
import dev.junittls.pki.Credential;
import java.util.List;
import java.util.Optional;

/**
 * Whether the peer under test got to see the certificate that a call was made for. A peer does not
 * present what the other side or its own provider has no algorithm for: then nothing was judged.
 *
 * @param made the credential of the call; nothing: there is none to be seen
 */
record Presentation(Optional<Credential> made, List<Handshake> handshakes) {

  /** A later connection may resume the session of the one that has shown it. */
  private boolean isMade(Side presenter) {
    return made.isEmpty()
        || handshakes.stream()
            .map(each -> presenter == Side.SERVER ? each.serverChain() : each.clientChain())
            .anyMatch(chain -> chain.contains(made.get().certificate()));
  }

  /** Why the call says nothing of the peer under test. */
  Optional<String> missing(Audit audit, Charge charge, Twin twin, Admission admission) {
    if (isMade(audit.underTest().peer())
        || !admission.isLetIn() && !admission.isRefused()
        || isNeverAsked(audit, admission) && charge.flaw().isEmpty()
        || isDeclined(audit, charge, admission)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "%s could not be put to the %s: the %s certificate was never presented (%s)%s%s",
            charge.name(),
            audit.underTest() == Side.CLIENT ? "client" : "server",
            twin == Twin.CONTROL ? "good" : "flawed",
            admission,
            isAsked(audit)
                ? ". "
                : ": the server did not ask for a certificate, so it judged nothing. ",
            remedy(audit, charge)));
  }

  /** A server that asks for no certificate lets in everybody, and has judged nobody. */
  boolean isNeverAsked(Audit audit, Admission admission) {
    return !isAsked(audit) && admission.isLetIn();
  }

  private boolean isAsked(Audit audit) {
    return audit.underTest() == Side.CLIENT
        || handshakes.stream().anyMatch(Handshake::clientCertificateRequested);
  }

  /** Who names no algorithm for such a key has refused it, if it could have been presented. */
  private boolean isDeclined(Audit audit, Charge charge, Admission admission) {
    return charge.expected() == FailureReason.NO_COMMON_CIPHER_SUITE
        && admission.isRefused()
        && !needsOlderProtocol(audit);
  }

  private boolean needsOlderProtocol(Audit audit) {
    return made.filter(each -> each.privateKey().getAlgorithm().equals("DSA")).isPresent()
        && audit.peer().parameters().protocols().contains("TLSv1.3")
        && handshakes.stream().noneMatch(each -> each.protocol().equals(Optional.of("TLSv1.2")));
  }

  private String remedy(Audit audit, Charge charge) {
    if (!isAsked(audit)) {
      return "Let it demand one (setNeedClientAuth(true))";
    }
    if (needsOlderProtocol(audit)) {
      return "TLS 1.3 has no signatures with DSA keys: set @TlsParameters(protocols = \"TLSv1.2\")"
          + " on the parameter, or exclude "
          + charge.name();
    }
    return "Let both sides agree on a protocol and algorithms that allow it, or exclude "
        + charge.name();
  }
}
