package dev.junittls.jupiter;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/** A failure that begins with the name of the call that failed. */
final class NamedFailure {

  private NamedFailure() {}

  /** The failure to report instead; what is no failure stays as it is. */
  static Throwable of(String name, Throwable thrown) {
    if (thrown instanceof VirtualMachineError || thrown instanceof IncompleteExecutionException) {
      return thrown;
    }
    String message = name + ": " + thrown.getMessage();
    if (thrown instanceof AssertionFailedError failed && failed.isExpectedDefined()) {
      return new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failed);
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
