package dev.junittls.jupiter;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The library's annotations on one place: those that stand there and those that they carry. */
record Annotations(Place place, List<Found> found) {

  private static final Set<Class<? extends Annotation>> OURS =
      Set.of(
          TlsTest.class,
          ClientAudit.class,
          ServerAudit.class,
          Authority.class,
          ServerCertificate.class,
          ClientCertificate.class,
          Trusting.class,
          Misbehaving.class,
          TlsParameters.class);

  /** One of our annotations and the annotation of the place by which it came. */
  record Found(Annotation annotation, Annotation direct) {

    String label() {
      String own = "@" + annotation.annotationType().getSimpleName();
      return annotation.annotationType() == direct.annotationType()
          ? own
          : "@" + direct.annotationType().getSimpleName() + " (" + own + ")";
    }
  }

  static Annotations on(Place place) {
    List<Found> found = new ArrayList<>();
    for (Annotation direct : place.element().getDeclaredAnnotations()) {
      collect(direct, direct, new HashSet<>(), found);
    }
    return new Annotations(place, List.copyOf(found));
  }

  private static void collect(
      Annotation direct, Annotation annotation, Set<Annotation> seen, List<Found> found) {
    Class<? extends Annotation> type = annotation.annotationType();
    // Not by type: an annotation may carry the same one twice, by itself and by another.
    if (type.getPackageName().startsWith("java.lang") || !seen.add(annotation)) {
      return;
    }
    if (OURS.contains(type)) {
      found.add(new Found(annotation, direct));
    }
    for (Annotation meta : type.getDeclaredAnnotations()) {
      collect(direct, meta, seen, found);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  <A extends Annotation> Attributes<A> of(Class<A> type) {
    List<Found> ofType =
        found.stream().filter(each -> each.annotation().annotationType() == type).toList();
    return new Attributes<>(place, type, ofType);
  }

  /** The exception for everything that stands there, or for a type alone where nothing does. */
  RuntimeException misuse(String sentences) {
    String labels = String.join(" ", found.stream().map(Found::label).distinct().toList());
    return place.misuse(labels.isEmpty() ? place.typeName() : labels, sentences);
  }
}
