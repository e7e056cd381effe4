package dev.junittls.jupiter;

import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/**
 * The handshakes of a test or class, written to files when it has failed, and told of in its
 * failure. It is made before anything else of its context, so what it is about comes later.
 */
final class FailureBundle implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.junittls.bundle");

  private static final String DIRECTORY = "tls-handshakes";
  private static final int MOST_HANDSHAKES = 10;

  /** The test may have failed before the server has read why. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private record Key(String contextId) {}

  private final ExtensionContext context;
  private final String subject;
  private final BundleSettings settings;
  private final Witness witness;
  private final AtomicBoolean written = new AtomicBoolean();

  private FailureBundle(
      ExtensionContext context, String subject, BundleSettings settings, Witness witness) {
    this.context = context;
    this.subject = subject;
    this.settings = settings;
    this.witness = witness;
  }

  /** The one of a test or class. It refuses settings that make no sense, before any test runs. */
  static FailureBundle of(ExtensionContext context) {
    Optional<Witness> around = around(context).map(each -> of(each).witness);
    return TlsExtension.store(context)
        .getOrComputeIfAbsent(
            new Key(context.getUniqueId()),
            key ->
                new FailureBundle(
                    context,
                    subject(context),
                    BundleSettings.of(context),
                    around.map(Witness::part).orElseGet(Witness::create)),
            FailureBundle.class);
  }

  /** Runs a dynamic test, which has no callbacks of its own. */
  static void during(Invocation<Void> dynamicTest, ExtensionContext context) throws Throwable {
    ExtensionContext factory = context;
    while (factory.getTestMethod().isEmpty()) {
      factory = factory.getParent().orElseThrow();
    }
    FailureBundle around = of(factory);
    FailureBundle own =
        new FailureBundle(
            context,
            around.subject + " " + context.getDisplayName(),
            around.settings,
            around.witness.part());
    try {
      dynamicTest.proceed();
    } catch (Throwable thrown) {
      own.write(Optional.of(thrown));
      throw thrown;
    }
  }

  private static Optional<ExtensionContext> around(ExtensionContext context) {
    Optional<ExtensionContext> next = context.getParent();
    while (next.flatMap(ExtensionContext::getTestMethod).isPresent()) {
      next = next.flatMap(ExtensionContext::getParent);
    }
    return next.filter(each -> each.getTestClass().isPresent());
  }

  /**
   * Sees everything that belongs to this test, and what the classes around it own: a test may use
   * that, too, and nothing of another outermost class.
   */
  Witness witness() {
    return witness;
  }

  @Override
  public void close() {
    write();
  }

  /** Writes it, if the test has failed and it is not written yet. Never throws. */
  void write() {
    write(context.getExecutionException());
  }

  private void write(Optional<Throwable> failed) {
    failed
        .filter(thrown -> !isAborted(thrown))
        .filter(failure -> settings.enabled() && written.compareAndSet(false, true))
        .ifPresent(this::tell);
  }

  /** By name, because JUnit 4 need not be there. */
  private static boolean isAborted(Throwable thrown) {
    Class<?> type = thrown.getClass();
    while (type != Throwable.class) {
      if (type.getName().equals("org.junit.internal.AssumptionViolatedException")) {
        return true;
      }
      type = type.getSuperclass();
    }
    return thrown instanceof TestAbortedException;
  }

  /** An interrupted thread can neither wait nor write. */
  private void tell(Throwable failure) {
    boolean interrupted = Thread.interrupted();
    try {
      List<Handshake> all = witness.handshakes(PATIENCE);
      if (!all.isEmpty()) {
        failure.addSuppressed(note(failure, all));
      }
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BundleNote note(Throwable failure, List<Handshake> all) {
    List<Handshake> last = all.subList(Math.max(0, all.size() - MOST_HANDSHAKES), all.size());
    List<String> remarks = new ArrayList<>();
    if (last.size() < all.size()) {
      remarks.add("These are the last " + last.size() + " of " + all.size() + ".");
    }
    AtomicReference<@Nullable Path> directory = new AtomicReference<>();
    try {
      context.publishDirectory(
          DIRECTORY,
          path -> {
            directory.set(path.toAbsolutePath());
            new BundleFiles(path, settings.maxSize())
                .write(last)
                .forEach(name -> remarks.add("left out, beyond " + limit() + ": " + name));
          });
      String where = subject + " are in " + directory.get();
      announce(String.valueOf(directory.get()), where);
      return new BundleNote(failure, where, last, remarks, null);
    } catch (RuntimeException e) {
      Throwable problem = e instanceof JUnitException && e.getCause() != null ? e.getCause() : e;
      String where =
          subject
              + " could not be written"
              + (directory.get() == null ? "" : " to " + directory.get())
              + ": "
              + problem;
      boolean expected = problem instanceof IOException || problem instanceof JUnitException;
      return new BundleNote(failure, where, last, remarks, expected ? null : problem);
    }
  }

  private String limit() {
    return BundleSettings.MAX_SIZE + "=" + settings.maxSize();
  }

  private static String subject(ExtensionContext context) {
    return "The TLS handshakes of "
        + Place.nameOf(context.getRequiredTestClass())
        + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
  }

  /** Not every build shows suppressed throwables, and not every one shows what is published. */
  private void announce(String directory, String where) {
    context.publishReportEntry(DIRECTORY, directory);
    LOG.log(System.Logger.Level.INFO, where);
  }
}
