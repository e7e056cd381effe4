package dev.junittls.jupiter;

import dev.junittls.jupiter.AuditTotals.Outcome;
import dev.junittls.jupiter.Charge.Twin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** What came of an audit: one line for each thing put to the peer under test. */
final class AuditSummary implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.junittls.audit");

  private static final int LONGEST = 60;

  /**
   * What came of one call.
   *
   * @param good whether it passed
   */
  private record Cell(String text, boolean good, Outcome outcome) {
    static final Cell NOTHING = new Cell("not run", false, Outcome.NOT_JUDGED);
  }

  private final Audit audit;
  private final ExtensionContext template;
  private final Map<String, Cell> cells = new HashMap<>();
  private final Map<Charge, String> hosts = new HashMap<>();
  private @Nullable String neverAsked;

  AuditSummary(Audit audit, ExtensionContext template) {
    this.audit = audit;
    this.template = template;
  }

  synchronized void add(
      Charge charge, Twin twin, Optional<AuditFinding> finding, Optional<Throwable> failure) {
    boolean failed = failure.isPresent();
    if (failed && finding.filter(AuditFinding::isNeverAsked).isPresent()) {
      neverAsked = charge.name(twin);
    }
    String text =
        finding
            .map(found -> found.cell(failed))
            .or(() -> failure.map(thrown -> inOneLine(charge.name(twin) + ": ", thrown)))
            .orElse(Cell.NOTHING.text);
    cells.put(
        charge.name(twin),
        new Cell(text, !failed, finding.map(AuditFinding::outcome).orElse(Outcome.NOT_JUDGED)));
  }

  /** The whole of it is in the failure. */
  private String inOneLine(String name, Throwable failure) {
    if (failure instanceof TestAbortedException) {
      return neverAsked == null ? "not judged" : "not judged: never asked";
    }
    String message = String.valueOf(failure.getMessage());
    String text = message.startsWith(name) ? message.substring(name.length()) : message;
    String line = "FAILED: " + text.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3).strip() + "...";
  }

  synchronized boolean isControlLetIn(Charge charge) {
    return cell(charge, Twin.CONTROL).good;
  }

  /** The call that has shown that the server asks for no certificate. */
  synchronized Optional<String> neverAsked() {
    return Optional.ofNullable(neverAsked);
  }

  synchronized void found(Charge charge, Optional<String> host) {
    host.ifPresent(name -> hosts.put(charge, name));
  }

  synchronized Optional<String> hostOfControl(Charge charge) {
    return Optional.ofNullable(hosts.get(charge));
  }

  private Cell cell(Charge charge, Twin twin) {
    return cells.getOrDefault(charge.name(twin), Cell.NOTHING);
  }

  /** Publishes it, when the last call is over. */
  @Override
  public void close() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Charge charge : audit.charges()) {
      entries.put(
          charge.name(),
          "control "
              + cell(charge, Twin.CONTROL).text
              + "; flawed "
              + cell(charge, Twin.FLAWED).text
              + " ("
              + charge.clause()
              + ")");
    }
    template.publishReportEntry(entries);
    LOG.log(System.Logger.Level.INFO, () -> table());
  }

  private String table() {
    List<List<String>> rows =
        Stream.concat(
                Stream.of(List.of("flaw", "control", "flawed", "clause")),
                audit.charges().stream().map(this::row))
            .toList();
    return String.format(
        "%s %s.%s%n%s%s",
        audit.label(),
        Place.nameOf(template.getRequiredTestClass()),
        template.getRequiredTestMethod().getName(),
        total().map(line -> "  " + line + System.lineSeparator()).orElse(""),
        Table.of(rows));
  }

  private Optional<String> total() {
    if (neverAsked().isPresent()) {
      return Optional.of(
          "the server asks for no certificate, so it judges none: let it demand one"
              + " (setNeedClientAuth(true))");
    }
    Map<Charge, Outcome> outcomes = new LinkedHashMap<>();
    audit.charges().forEach(charge -> outcomes.put(charge, cell(charge, Twin.FLAWED).outcome));
    return new AuditTotals(audit.underTest(), outcomes).sentence();
  }

  private List<String> row(Charge charge) {
    return List.of(
        charge.name(),
        cell(charge, Twin.CONTROL).text,
        cell(charge, Twin.FLAWED).text,
        charge.clause());
  }
}
