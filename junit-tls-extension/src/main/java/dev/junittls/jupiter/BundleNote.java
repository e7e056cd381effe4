package dev.junittls.jupiter;

import dev.junittls.handshake.Handshake;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in a failure, as one of its suppressed throwables, what the handshakes of the test were and
 * where they are kept. It comes from nowhere, so it has no stack trace.
 */
final class BundleNote extends Throwable {

  private static final long serialVersionUID = 1;

  /**
   * Says it.
   *
   * @param where the first line
   * @param remarks lines of their own, after those of the handshakes
   * @param cause what went wrong in a way that takes a programmer; null for nothing
   */
  BundleNote(
      Throwable failure,
      String where,
      List<Handshake> handshakes,
      List<String> remarks,
      @Nullable Throwable cause) {
    super(text(failure, where, handshakes, remarks), cause, false, false);
  }

  private static String text(
      Throwable failure, String where, List<Handshake> handshakes, List<String> remarks) {
    StringBuilder text = new StringBuilder(where);
    for (int i = 0; i < handshakes.size(); i++) {
      text.append("\n  ").append(BundleFiles.name(i)).append(' ').append(handshakes.get(i));
    }
    remarks.forEach(remark -> text.append("\n  ").append(remark));
    untold(failure, handshakes).ifPresent(story -> text.append("\n\n").append(story));
    return text.toString();
  }

  /** The story of the last handshake that failed, unless the failure tells it already. */
  private static Optional<String> untold(Throwable failure, List<Handshake> handshakes) {
    return handshakes.stream()
        .filter(handshake -> !handshake.succeeded())
        .reduce((before, after) -> after)
        .map(Handshake::explain)
        .filter(story -> !tells(failure, story.lines().findFirst().orElse(""), seen()));
  }

  private static Set<Throwable> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean tells(@Nullable Throwable thrown, String line, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return false;
    }
    if (String.valueOf(thrown.getMessage()).contains(line)
        || tells(thrown.getCause(), line, seen)) {
      return true;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (tells(suppressed, line, seen)) {
        return true;
      }
    }
    return false;
  }

  /** The name of the class would say nothing to the reader of a stack trace. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // getMessage() alone would keep the name there
  public String toString() {
    return String.valueOf(getMessage());
  }
}
