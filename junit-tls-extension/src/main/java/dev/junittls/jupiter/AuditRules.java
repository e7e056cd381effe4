package dev.junittls.jupiter;

import dev.junittls.handshake.Side;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Flaw;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

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
    if (AnnotationSupport.isAnnotated(method.element(), Test.class)) {
      throw annotations.misuse("an audit is a test by itself. Remove @Test.");
    }
    return client.present() ? ofClient(client) : ofServer(server);
  }

  /** JUnit passes over such a method, with a warning that does not name the audit. */
  static void demandRunnable(Class<?> testClass) {
    Stream.of(ClientAudit.class, ServerAudit.class)
        .flatMap(
            audit ->
                AnnotationSupport.findAnnotatedMethods(
                    testClass, audit, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .forEach(
            method ->
                hindrance(method)
                    .ifPresent(
                        why -> {
                          throw on(Place.of(method))
                              .said
                              .misuse(
                                  "JUnit would silently run no call of this audit, because the"
                                      + " method "
                                      + why);
                        }));
  }

  private static Optional<String> hindrance(Method method) {
    if (Modifier.isPrivate(method.getModifiers())) {
      return Optional.of("is private. Let it be package-private.");
    }
    if (Modifier.isStatic(method.getModifiers())) {
      return Optional.of("is static. Remove static.");
    }
    return method.getReturnType() == void.class
        ? Optional.empty()
        : Optional.of("returns a value. Let it return void.");
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
        said.timeout("timeout", ClientAudit::timeout));
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
        said.timeout("timeout", ServerAudit::timeout));
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
      demandAmongOnly(reasons.keySet());
    }
    demandUse(spec);
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
      if (each.flaw().length == 0) {
        throw said.misuse("accepted names no flaw. Name what is accepted in flaw.");
      }
      for (Flaw flaw : each.flaw()) {
        if (flaw.grade() == Flaw.Grade.HARMLESS) {
          throw said.misuse(
              "accepted names "
                  + flaw
                  + ", which is harmless and has to be let in. Remove it; to leave the flaw out of"
                  + " the audit use exclude.");
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

  private void demandAmongOnly(Set<Flaw> flaws) {
    for (Flaw flaw : flaws) {
      if (!only.contains(flaw)) {
        throw said.misuse(
            String.format(
                "accepted names %s, which is not in only. Add it there, or remove it from accepted.",
                flaw));
      }
    }
  }

  private void demandUse(CertificateSpec spec) {
    for (Flaw flaw : exclude) {
      if (!isOfGrade(flaw) || !flaw.fits(spec)) {
        throw said.misuse(
            String.format(
                "exclude names %s, which is not audited anyway: %s. Remove it from exclude.",
                flaw,
                isOfGrade(flaw)
                    ? "the certificate cannot have it"
                    : "its grade is " + flaw.grade()));
      }
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
