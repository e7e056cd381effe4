package dev.junittls.jupiter;

import dev.junittls.peer.TlsAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.IncompleteExecutionException;

/** The audited method, called once. It remembers what it threw. */
final class Body implements TlsAction {

  private final TlsAction method;
  private volatile @Nullable Throwable thrown;

  Body(TlsAction method) {
    this.method = method;
  }

  @Override
  public void run() throws Throwable {
    try {
      method.run();
    } catch (Throwable e) {
      thrown = e;
      throw e;
    }
  }

  Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** Runs it; what a client throws when it is refused is nobody's business. */
  static void run(TlsAction action) {
    try {
      action.run();
    } catch (Throwable e) {
      if (isOfTheTest(e)) {
        throw sneak(e);
      }
    }
  }

  /** A failed assertion or assumption, a broken JVM, an interruption by a timeout. */
  private static boolean isOfTheTest(Throwable thrown) {
    return thrown instanceof AssertionError
        || thrown instanceof IncompleteExecutionException
        || thrown instanceof VirtualMachineError
        || thrown instanceof InterruptedException;
  }

  /** Throws anything as if it were unchecked; the return type is for the compiler only. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> AssertionError sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
