package dev.junittls.jupiter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** What came of the audits of test classes that are not part of the build. */
record AuditRun(EngineExecutionResults results) {

  /** Its summaries are looked at where they are published; the log of this build stays short. */
  private static final Logger LOG = Logger.getLogger("dev.junittls.audit");

  static {
    LOG.setUseParentHandlers(Boolean.getBoolean("audit.log"));
  }

  static AuditRun of(Class<?>... testClasses) {
    return new AuditRun(Kit.run(testClasses));
  }

  /** The calls by display name, in order, and what became of them. */
  Map<String, Status> calls() {
    Map<String, Status> calls = new LinkedHashMap<>();
    results.testEvents().finished().stream()
        .forEach(event -> calls.put(name(event), result(event).getStatus()));
    return calls;
  }

  /** The names of the calls that failed. */
  List<String> failed() {
    return calls().entrySet().stream()
        .filter(call -> call.getValue() == Status.FAILED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The flaws whose twins were let in. */
  List<String> caught() {
    return summary().entrySet().stream()
        .filter(line -> line.getValue().contains("flawed LET IN"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those and what else was let in. */
  List<String> letIn() {
    return summary().entrySet().stream()
        .filter(line -> line.getValue().matches(".*; flawed (LET IN|let in|FAILED: let in).*"))
        .map(Map.Entry::getKey)
        .toList();
  }

  String message(String call) {
    return String.valueOf(
        results.testEvents().finished().stream()
            .filter(event -> name(event).equals(call))
            .findFirst()
            .flatMap(event -> result(event).getThrowable())
            .orElseThrow(() -> new AssertionError(call + " threw nothing; there are " + calls()))
            .getMessage());
  }

  /** What was published, by flaw. */
  Map<String, String> summary() {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .flatMap(pairs -> pairs.entrySet().stream())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static TestExecutionResult result(Event event) {
    return Optional.of(event.getRequiredPayload(TestExecutionResult.class)).orElseThrow();
  }
}
