package dev.junittls.jupiter;

import dev.junittls.handshake.FailureReason;
import dev.junittls.handshake.Side;
import dev.junittls.pki.Flaw;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An audit in one sentence: how many flaws were let in and, where they have something in common,
 * what the peer under test seems to leave out. What is harmless does not count.
 */
record AuditTotals(Side underTest, Map<Charge, Outcome> outcomes) {

  /** What became of a flawed twin. */
  enum Outcome {
    LET_IN,
    REFUSED,
    NOT_JUDGED
  }

  /** A few flaws let in tell nothing of all the others. */
  private static final int ENOUGH = 10;

  /**
   * Faults of which some stacks refuse one or another by themselves, however careless their trust
   * manager: what cannot be read, what does not go with the key, and how that key may be used.
   */
  private static final Set<FailureReason> UP_TO_TLS =
      EnumSet.of(
          FailureReason.KEY_MISMATCH,
          FailureReason.MALFORMED_CERTIFICATE,
          FailureReason.WRONG_KEY_USAGE);

  /** Flaws that one check finds, all of them. */
  private enum Kind {
    HOST_NAMES("host names", "compare host names", FailureReason.HOSTNAME_MISMATCH),
    DATES(
        "dates",
        "look at dates",
        FailureReason.CERTIFICATE_EXPIRED,
        FailureReason.CERTIFICATE_NOT_YET_VALID),
    USAGES(
        "usages",
        "look at what a certificate is for",
        FailureReason.WRONG_EXTENDED_KEY_USAGE,
        FailureReason.WRONG_KEY_USAGE);

    private final String word;
    private final String check;
    private final Set<FailureReason> reasons;

    Kind(String word, String check, FailureReason... reasons) {
      this.word = word;
      this.check = check;
      this.reasons = Set.of(reasons);
    }

    boolean covers(Flaw flaw) {
      return reasons.contains(FailureReason.expectedOf(flaw));
    }

    Set<Flaw> of(Collection<Flaw> flaws) {
      return set(flaws.stream().filter(this::covers).toList());
    }
  }

  /** Says it, unless there is nothing to count. */
  Optional<String> sentence() {
    long all = outcomes.keySet().stream().filter(AuditTotals::counts).count();
    if (all == 0) {
      return Optional.empty();
    }
    long letIn = count(Outcome.LET_IN);
    return Optional.of(
        String.format(
            "%d of %d %s %s let in%s%s%s%s",
            letIn,
            all,
            all == 1 ? "flaw" : "flaws",
            letIn == 1 || all == 1 ? "was" : "were",
            accepted(letIn),
            verdict().orElse(""),
            notJudged(),
            outcomes.get(Charge.NO_CERTIFICATE) == Outcome.LET_IN
                ? "; a client without a certificate was"
                : ""));
  }

  private static boolean counts(Charge charge) {
    return charge.flaw().isPresent() && !charge.isHarmless();
  }

  private long count(Outcome wanted) {
    return outcomes.entrySet().stream()
        .filter(each -> counts(each.getKey()) && each.getValue() == wanted)
        .count();
  }

  private String accepted(long letIn) {
    long accepted =
        outcomes.entrySet().stream()
            .filter(each -> each.getValue() == Outcome.LET_IN)
            .filter(each -> each.getKey().accepted().isPresent())
            .count();
    if (accepted == 0) {
      return "";
    }
    return accepted == letIn ? ", as accepted" : ", " + accepted + " of them as accepted";
  }

  private String notJudged() {
    long open = count(Outcome.NOT_JUDGED);
    return open == 0 ? "" : "; " + open + (open == 1 ? " was" : " were") + " not judged";
  }

  /** What is dubious is let in by peers that are in order, and proves nothing. */
  private Set<Flaw> bad(Outcome wanted) {
    return set(
        outcomes.entrySet().stream()
            .filter(each -> each.getValue() == wanted)
            .flatMap(each -> each.getKey().flaw().stream())
            .filter(flaw -> flaw.grade() == Flaw.Grade.BAD)
            .toList());
  }

  private Optional<String> verdict() {
    Set<Flaw> letIn = bad(Outcome.LET_IN);
    Set<Flaw> refused = bad(Outcome.REFUSED);
    String peer = underTest == Side.CLIENT ? ": the client" : ": the server";
    Set<Flaw> checked = set(refused.stream().filter(flaw -> !isUpToTls(flaw)).toList());
    if (letIn.size() >= ENOUGH && checked.isEmpty()) {
      return Optional.of(peer + " seems to check nothing at all");
    }
    Set<Flaw> names = Kind.HOST_NAMES.of(refused);
    boolean comparesNames = !names.isEmpty() && Kind.HOST_NAMES.of(letIn).isEmpty();
    int judged = letIn.size() + refused.size() - (comparesNames ? names.size() : 0);
    if (letIn.size() >= ENOUGH && letIn.size() * 4 >= judged * 3) {
      return Optional.of(
          peer + " seems to check hardly anything" + (comparesNames ? " but host names" : ""));
    }
    for (Kind kind : Kind.values()) {
      // One flaw of a kind may be let in for another reason.
      if (letIn.size() > 1 && kind.of(letIn).equals(letIn) && kind.of(checked).isEmpty()) {
        String which = count(Outcome.LET_IN) == letIn.size() ? ", all about " : ", the bad about ";
        return Optional.of(which + kind.word + peer + " seems not to " + kind.check);
      }
    }
    return Optional.empty();
  }

  private static boolean isUpToTls(Flaw flaw) {
    return UP_TO_TLS.contains(FailureReason.expectedOf(flaw));
  }

  private static Set<Flaw> set(Collection<Flaw> flaws) {
    return flaws.stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(Flaw.class)));
  }
}
