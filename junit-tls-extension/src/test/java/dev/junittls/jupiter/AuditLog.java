package dev.junittls.jupiter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What audits log. */
final class AuditLog extends Handler {

  private static final Logger LOG = Logger.getLogger("dev.junittls.audit");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  private AuditLog() {}

  /** Runs a test class with one audit, and gives the one record of it. */
  static LogRecord of(Class<?> testClass) {
    AuditLog log = new AuditLog();
    LOG.addHandler(log);
    try {
      AuditRun.of(testClass);
    } finally {
      LOG.removeHandler(log);
    }
    // Other audits may run meanwhile.
    return log.records.stream()
        .filter(each -> each.getMessage().contains(" " + Place.nameOf(testClass) + "."))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
