package dev.junittls.jupiter;

import dev.junittls.handshake.Admission;
import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Side;
import dev.junittls.jupiter.Charge.Twin;
import java.util.Optional;

/**
 * What one call of an audited method has shown.
 *
 * @param thrown what the method threw
 */
record AuditFinding(
    Audit audit,
    Charge charge,
    Twin twin,
    Presentation presentation,
    Admission admission,
    Optional<Throwable> thrown) {

  /** Fails unless the peer under test did what it should. */
  void check() {
    unseen()
        .ifPresent(
            why -> {
              throw failure(why);
            });
    if (twin == Twin.CONTROL || charge.isHarmless()) {
      checkLetIn();
    } else if (!admission.isLetIn()) {
      checkRefused();
    } else if (charge.accepted().isEmpty()) {
      throw failure(
          String.format(
              "%s let it in, but should refuse it (%s)%s%s",
              underTest(), charge.clause(), whatIsWrong(), whoElse()),
          charge
              .flaw()
              .flatMap(flaw -> AuditAdvice.onLetIn(audit.underTest(), flaw, thrown.isPresent())));
    }
  }

  /** Nothing that is put to such a server will be judged. */
  boolean isNeverAsked() {
    return presentation.isNeverAsked(audit, admission);
  }

  private Optional<String> unseen() {
    return presentation.missing(audit, charge, twin, admission);
  }

  private void checkLetIn() {
    String wrong =
        twin == Twin.CONTROL
            ? "although nothing is wrong with it, so the audit can say nothing of " + charge.name()
            : "although this is odd, but in order (" + charge.clause() + ")";
    if (!admission.isLetIn()) {
      throw failure(
          underTest() + " did not let it in, " + wrong + ": " + how() + remedy(),
          twin == Twin.CONTROL && !onlyShookHands()
              ? AuditAdvice.onSilence(audit.underTest(), reason())
              : Optional.empty());
    }
    if (thrown.isPresent()) {
      throw failure(
          underTest()
              + " let it in, but then the method threw "
              + thrown.get()
              + ". Let it use the client in a way that works");
    }
  }

  private String remedy() {
    if (twin == Twin.FLAWED) {
      return ". Which TLS stacks fail here too is not known; if it cannot be helped, exclude "
          + charge.name();
    }
    return onlyShookHands()
        ? ". Let the method send something: who only shakes hands and leaves may have refused"
        : "";
  }

  /** It looks like a client that finds fault with the name afterwards. */
  private boolean onlyShookHands() {
    return twin == Twin.CONTROL
        && audit.underTest() == Side.CLIENT
        && thrown.isEmpty()
        && reason().equals(Optional.of(FailureReason.CLOSED_AFTER_HANDSHAKE));
  }

  private void checkRefused() {
    if (reason().equals(Optional.of(FailureReason.TIMED_OUT))) {
      throw failure(underTest() + " hung: it neither went on nor left in time");
    }
    if (!admission.isRefused()) {
      throw failure(underTest() + " did not let it in, but did not refuse it either: " + how());
    }
    if (charge.accepted().isPresent()) {
      throw failure(
          String.format(
              "%s refused it. Remove %s from accepted (because %s)",
              underTest(), charge.name(), charge.accepted().get()));
    }
    if (audit.mustThrow() && thrown.isEmpty()) {
      throw failure(
          underTest()
              + " refused it ("
              + how()
              + "), but the method returned normally, so its caller does not learn of it"
              + " (mustThrow)",
          Optional.of(AuditAdvice.onSwallowing()));
    }
  }

  private String whatIsWrong() {
    return charge.flaw().map(flaw -> ": the certificate " + flaw.description()).orElse("");
  }

  private String whoElse() {
    if (charge.flaw().isEmpty() && isNeverAsked()) {
      return ": it did not even ask for a certificate, so it judges nobody. Let it demand one"
          + " (setNeedClientAuth(true))";
    }
    if (charge.flaw().isEmpty()) {
      return ". Let it insist on a certificate (setNeedClientAuth(true)), or set"
          + " demandsCertificate = false";
    }
    return charge.knownToAccept().isEmpty()
        ? ""
        : String.format(
            ". So %s %s by default; if it may, say accepted = @Accepted(flaw = %s, because ="
                + " \"...\")",
            charge.knownToAccept().size() == 1 ? "does" : "do",
            String.join(", ", charge.knownToAccept()),
            charge.name());
  }

  private AssertionError failure(String sentence) {
    return failure(sentence, Optional.empty());
  }

  private AssertionError failure(String sentence, Optional<String> advice) {
    AssertionError failure =
        new AssertionError(
            sentence
                + "."
                + advice.map(where -> "\nwhat to look for: " + where).orElse("")
                + "\n\n"
                + AuditAdvice.story(admission, twin == Twin.CONTROL),
            thrown.orElse(null));
    // The method is long over: the frames would be ours and JUnit's, for every flaw again.
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }

  private Optional<FailureReason> reason() {
    return admission.handshake().failure().map(failure -> failure.reason());
  }

  private String underTest() {
    return audit.underTest() == Side.CLIENT ? "the client" : "the server";
  }

  private String how() {
    return onlyShookHands() ? "closed after the handshake" : admission.toString();
  }

  AuditTotals.Outcome outcome() {
    if (unseen().isPresent()) {
      return AuditTotals.Outcome.NOT_JUDGED;
    }
    return admission.isLetIn()
        ? AuditTotals.Outcome.LET_IN
        : admission.isRefused() ? AuditTotals.Outcome.REFUSED : AuditTotals.Outcome.NOT_JUDGED;
  }

  /** For the summary; what is in capitals has failed. */
  String cell(boolean failed) {
    if (unseen().isPresent()) {
      return "FAILED: never presented";
    }
    if (!admission.isLetIn() && !admission.isRefused()) {
      return (twin == Twin.CONTROL ? "FAILED: " : "NOT REFUSED: ") + how();
    }
    if (onlyShookHands()) {
      return "FAILED: " + how();
    }
    if (admission.isLetIn() && failed && twin == Twin.FLAWED && !charge.isHarmless()) {
      return isNeverAsked() ? "LET IN: never asked" : "LET IN";
    }
    boolean silent = audit.underTest() == Side.CLIENT && thrown.isEmpty() && admission.isRefused();
    return (failed ? "FAILED: " : "")
        + (admission.isLetIn() ? "let in" : "refused: " + how())
        + (admission.isLetIn() && twin == Twin.FLAWED
            ? charge.accepted().map(why -> ", accepted because " + why).orElse("")
            : "")
        + (silent ? "; the method returned normally" : "");
  }
}
