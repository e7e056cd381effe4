package dev.junittls.jupiter;

import dev.junittls.handshake.Admission;
import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Side;
import dev.junittls.pki.Flaw;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where in the audited code to look for what a call has shown. */
final class AuditAdvice {

  /** What a TLS stack finds by itself: no trust manager is at fault. */
  private static final Set<FailureReason> UP_TO_TLS =
      EnumSet.of(FailureReason.KEY_MISMATCH, FailureReason.MALFORMED_CERTIFICATE);

  private static final Set<FailureReason> WITHOUT_A_WORD =
      EnumSet.of(
          FailureReason.CONNECTION_CLOSED,
          FailureReason.CLOSED_AFTER_HANDSHAKE,
          FailureReason.CONNECTION_RESET);

  private static final String ADVICE_OF_A_STORY = "\n\n  what to try: ";

  private AuditAdvice() {}

  /**
   * For a flaw that was let in. What is dubious gets none: stacks that are in order let it in.
   *
   * @param threw whether the method threw all the same
   */
  static Optional<String> onLetIn(Side underTest, Flaw flaw, boolean threw) {
    FailureReason expected = FailureReason.expectedOf(flaw);
    if (flaw.grade() != Flaw.Grade.BAD || UP_TO_TLS.contains(expected)) {
      return Optional.empty();
    }
    if (underTest == Side.SERVER) {
      return Optional.of("a TrustManager whose checkClientTrusted checks nothing, or not this");
    }
    if (threw) {
      return Optional.of(
          "a check that comes after data was sent, or a second attempt without checking; the method"
              + " did throw, but too late");
    }
    return Optional.of(
        expected == FailureReason.HOSTNAME_MISMATCH
            ? "a raw SSLSocket or SSLEngine, which compares no host names unless told:"
                + " SSLParameters.setEndpointIdentificationAlgorithm(\"HTTPS\"); in an HTTP client"
                + " a HostnameVerifier that returns true; a TrustManager that checks nothing"
            : "a TrustManager whose checkServerTrusted checks nothing, or not this; a second"
                + " attempt without checking");
  }

  /** For a refusal of which the caller did not learn. */
  static String onSwallowing() {
    return "a catch that logs the exception or returns a default";
  }

  /** For a control that somebody left without saying why. */
  static Optional<String> onSilence(Side underTest, Optional<FailureReason> reason) {
    return reason
        .filter(WITHOUT_A_WORD::contains)
        .map(
            silent ->
                underTest == Side.CLIENT
                    ? "what the client logs, as it told no reason; whether it trusts the authority"
                        + " of this test (@Trusting SSLContext)"
                    : "what the server logs, as it told no reason; whether it trusts the authority"
                        + " of this test (@ServerCertificate SSLContext)");
  }

  /**
   * The story of the handshake. Its own advice is for whoever set up the certificates, which in a
   * flawed twin are as they should be; so it stays only where something else went wrong.
   */
  static String story(Admission admission, boolean control) {
    Handshake handshake = admission.handshake();
    String story = handshake.explain();
    boolean silent =
        handshake.failure().filter(each -> WITHOUT_A_WORD.contains(each.reason())).isPresent();
    boolean judged = admission.isLetIn() || admission.isRefused() && !control;
    int advice = story.lastIndexOf(ADVICE_OF_A_STORY);
    return advice >= 0 && (silent || judged) ? story.substring(0, advice) : story;
  }
}
