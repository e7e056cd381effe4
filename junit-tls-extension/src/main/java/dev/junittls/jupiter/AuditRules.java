package dev.junittls.jupiter;

import dev.junittls.handshake.Side;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code @ClientAudit} or {@code @ServerAudit} says on one method. */
record AuditRules(
    Attributes<?> said,
    Side underTest,
    List<Flaw.Grade> grades,
    List<Flaw> include,
    List<Flaw> exclude,
    List<Flaw> only,
    List<Accepted> accepted,
    boolean demandsCertificate,
    boolean mustThrow,
    Optional<Duration> timeout) {

  static AuditRules on(Place method) {
    Annotations annotations = Annotations.on(method);
    Attributes<ClientAudit> client = annotations.of(ClientAudit.class);
    Attributes<ServerAudit> server = annotations.of(ServerAudit.class);
    if (client.present() && server.present()) {
      throw annotations.misuse("either the client or the server is under test. Keep one of them.");
    }
    return client.present() ? ofClient(client) : ofServer(server);
  }

  private static AuditRules ofClient(Attributes<ClientAudit> said) {
    return new AuditRules(
        said,
        Side.CLIENT,
        said.list("grades", ClientAudit::grades),
        said.list("include", ClientAudit::include),
        said.list("exclude", ClientAudit::exclude),
        said.list("only", ClientAudit::only),
        said.list("accepted", ClientAudit::accepted),
        false,
        said.any(ClientAudit::mustThrow),
        said.duration("timeout", ClientAudit::timeout));
  }

  private static AuditRules ofServer(Attributes<ServerAudit> said) {
    return new AuditRules(
        said,
        Side.SERVER,
        said.list("grades", ServerAudit::grades),
        said.list("include", ServerAudit::include),
        said.list("exclude", ServerAudit::exclude),
        said.list("only", ServerAudit::only),
        said.list("accepted", ServerAudit::accepted),
        !said.any(each -> !each.demandsCertificate()),
        false,
        said.duration("timeout", ServerAudit::timeout));
  }

  /** What is put to the peer under test, if it is presented such a certificate. */
  List<Charge> charges(CertificateSpec spec) {
    Map<Flaw, String> reasons = reasons();
    Set<Flaw> named = EnumSet.noneOf(Flaw.class);
    named.addAll(only.isEmpty() ? include : only);
    named.addAll(reasons.keySet());
    Set<Flaw> flaws = EnumSet.copyOf(named);
    if (only.isEmpty()) {
      Arrays.stream(Flaw.values())
          .filter(this::isOfGrade)
          .filter(f -> f.fits(spec))
          .forEach(flaws::add);
    } else {
      demandNothing("grades", grades);
      demandNothing("include", include);
      demandNothing("exclude", exclude);
      demandNothing("accepted", only.containsAll(reasons.keySet()) ? List.of() : accepted);
    }
    demandFit(named, spec);
    flaws.removeAll(exclude);

    List<Charge> charges = new ArrayList<>();
    if (demandsCertificate && only.isEmpty()) {
      charges.add(Charge.NO_CERTIFICATE);
    }
    flaws.forEach(flaw -> charges.add(Charge.of(flaw, Optional.ofNullable(reasons.get(flaw)))));
    if (charges.isEmpty()) {
      throw said.misuse("no flaw is left to audit. Include or exclude fewer of them.");
    }
    return List.copyOf(charges);
  }

  private boolean isOfGrade(Flaw flaw) {
    return grades.isEmpty() ? flaw.grade() == Flaw.Grade.BAD : grades.contains(flaw.grade());
  }

  private Map<Flaw, String> reasons() {
    Map<Flaw, String> reasons = new EnumMap<>(Flaw.class);
    for (Accepted each : accepted) {
      if (each.because().isBlank()) {
        throw said.misuse("accepted has no reason. Say why in because.");
      }
      for (Flaw flaw : each.flaw()) {
        if (flaw.grade() == Flaw.Grade.HARMLESS) {
          throw said.misuse(
              "accepted names " + flaw + ", which everybody should accept. Use include instead.");
        }
        if (reasons.put(flaw, each.because()) != null) {
          throw said.misuse("accepted names " + flaw + " twice. Keep one.");
        }
      }
    }
    demandDisjoint("include", include);
    demandDisjoint("accepted", List.copyOf(reasons.keySet()));
    return reasons;
  }

  private void demandDisjoint(String attribute, List<Flaw> flaws) {
    if (!Collections.disjoint(flaws, exclude)) {
      Flaw both = flaws.stream().filter(exclude::contains).findFirst().orElseThrow();
      throw said.misuse(both + " is both in " + attribute + " and in exclude. Keep one.");
    }
  }

  private void demandNothing(String attribute, List<?> values) {
    if (!values.isEmpty()) {
      throw said.misuse(
          "only names all that is audited, so " + attribute + " adds nothing. Keep one of them.");
    }
  }

  private void demandFit(Set<Flaw> named, CertificateSpec spec) {
    for (Flaw flaw : named) {
      if (!flaw.fits(spec)) {
        throw said.misuse(
            String.format(
                "%s is named, but the certificate of the %s cannot have it. Remove it, or describe"
                    + " another certificate on the parameter.",
                flaw, underTest.peer() == Side.SERVER ? "server" : "client"));
      }
    }
  }
}
