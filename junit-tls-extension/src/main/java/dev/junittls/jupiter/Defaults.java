package dev.junittls.jupiter;

import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.KeyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a class says for all places in it. */
record Defaults(List<String> hosts, Optional<KeyType> keyType, Parameters parameters) {

  static final Defaults NONE = new Defaults(List.of(), Optional.empty(), Parameters.NONE);

  /** The defaults of a class: its own, then its superclasses' and interfaces'. */
  static Defaults of(Class<?> testClass) {
    Defaults all = NONE;
    for (Class<?> each : lineage(testClass)) {
      all = all.orElse(on(each));
    }
    return all;
  }

  Defaults orElse(Defaults others) {
    return new Defaults(
        hosts.isEmpty() ? others.hosts : hosts,
        keyType.or(others::keyType),
        parameters.orElse(others.parameters));
  }

  List<String> hostsOrLocal() {
    return hosts.isEmpty() ? List.of("localhost", "127.0.0.1", "::1") : hosts;
  }

  private static Defaults on(Class<?> type) {
    Annotations annotations = Annotations.on(Place.of(type));
    Attributes<TlsTest> test = annotations.of(TlsTest.class);
    List<String> hosts = test.list("hosts", TlsTest::hosts);
    if (!hosts.isEmpty()) {
      Specs.checked(test, () -> CertificateSpec.server(hosts.toArray(String[]::new)));
    }
    return new Defaults(hosts, test.one("keyType", TlsTest::keyType), together(annotations, test));
  }

  /** The parameters of both annotations of one class, which may not contradict each other. */
  private static Parameters together(Annotations annotations, Attributes<TlsTest> test) {
    Attributes<TlsParameters> more = annotations.of(TlsParameters.class);
    Parameters one = Parameters.ofClass(test);
    Parameters other = Parameters.of(more);
    if (!one.orElse(other).equals(other.orElse(one))) {
      throw annotations
          .place()
          .misuse(
              test.label() + " and " + more.label(),
              "they set the same attribute to different values. Set it once.");
    }
    return one.orElse(other);
  }

  /** A class with its superclasses and interfaces, nearest first. */
  static List<Class<?>> lineage(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    List<Class<?>> open = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.add(each);
      open.addAll(Arrays.asList(each.getInterfaces()));
    }
    while (!open.isEmpty()) {
      Class<?> next = open.remove(0);
      if (all.add(next)) {
        open.addAll(Arrays.asList(next.getInterfaces()));
      }
    }
    return List.copyOf(all);
  }
}
