package dev.junittls.jupiter;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/** A failure that begins with the name of the call that failed. */
final class NamedFailure {

  private NamedFailure() {}

  /** As if it had been thrown in place of the other, whose story is not told twice. */
  private static Throwable instead(Throwable named, Throwable thrown) {
    named.setStackTrace(thrown.getStackTrace());
    for (Throwable suppressed : thrown.getSuppressed()) {
      named.addSuppressed(suppressed);
    }
    return named;
  }

  /** The failure to report instead; what is no failure stays as it is. */
  static Throwable of(String name, Throwable thrown) {
    if (thrown instanceof VirtualMachineError || thrown instanceof IncompleteExecutionException) {
      return thrown;
    }
    String message = name + ": " + thrown.getMessage();
    if (thrown instanceof AssertionFailedError failed && failed.isExpectedDefined()) {
      return new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failed);
    }
    if (thrown.getClass() == AssertionError.class) {
      return instead(new AssertionError(message, thrown.getCause()), thrown);
    }
    if (thrown instanceof AssertionError) {
      return new AssertionError(message, thrown);
    }
    if (thrown instanceof TimeoutException) {
      return new TimeoutException(message).initCause(thrown);
    }
    if (thrown instanceof ParameterResolutionException) {
      return new ParameterResolutionException(message, thrown);
    }
    return new AssertionError(name + ": " + thrown, thrown);
  }
}
