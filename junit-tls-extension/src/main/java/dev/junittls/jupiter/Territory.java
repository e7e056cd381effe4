package dev.junittls.jupiter;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which fields and parameters are ours to fill, and which are left to others. */
final class Territory {

  private Territory() {}

  /**
   * Whether the class itself registers the extension, with {@code @TlsTest} or in another way. Only
   * then our own types are filled without an annotation of their own.
   */
  static boolean isOpen(Class<?> testClass) {
    return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
            .anyMatch(each -> Arrays.asList(each.value()).contains(TlsExtension.class))
        || !AnnotationSupport.findAnnotatedFields(
                testClass, RegisterExtension.class, field -> field.getType() == TlsExtension.class)
            .isEmpty();
  }

  /** Whether to answer for a parameter, if only to say what is missing. */
  static boolean answersFor(Parameter parameter, ExtensionContext context) {
    Place place = Place.of(parameter);
    return isAnnotated(place)
        || isTlsServers(place)
        || (Form.isOwn(place.type()) && !isLeftToOthers(parameter, context));
  }

  static boolean includes(Parameter parameter, boolean open, ExtensionContext context) {
    Place place = Place.of(parameter);
    return answersFor(parameter, context) && (open || isAnnotated(place) || isTlsServers(place));
  }

  static boolean includes(Field field, boolean open) {
    Place place = Place.of(field);
    if (isAnnotated(place)) {
      return !field.getDeclaringClass().isRecord();
    }
    return open && isBare(field) && !Modifier.isFinal(field.getModifiers());
  }

  /** A field of our own type that carries no annotation, neither ours nor another's. */
  static boolean isBare(Field field) {
    return Form.isOwn(field.getType()) && field.getDeclaredAnnotations().length == 0;
  }

  static boolean isAnnotated(Place place) {
    return !Annotations.on(place).isEmpty();
  }

  /** Nobody else can make a {@link TlsServers}, so it is always ours. */
  private static boolean isTlsServers(Place place) {
    return place.type() == TlsServers.class;
  }

  /** JUnit's arguments come first; for a constructor it does not say how many it has. */
  private static boolean isLeftToOthers(Parameter parameter, ExtensionContext context) {
    Executable executable = parameter.getDeclaringExecutable();
    if (executable instanceof Constructor) {
      return carries(
          executable.getDeclaringClass(),
          "org.junit.jupiter.params.ParameterizedClass",
          new HashSet<>());
    }
    return carries(executable, "org.junit.jupiter.params.ParameterizedTest", new HashSet<>())
        && ParameterizedArguments.include(parameter, context);
  }

  /** By name, because junit-jupiter-params need not be there. */
  private static boolean carries(AnnotatedElement element, String name, Set<Class<?>> seen) {
    for (Annotation each : element.getAnnotations()) {
      Class<?> type = each.annotationType();
      if (type.getName().equals(name) || (seen.add(type) && carries(type, name, seen))) {
        return true;
      }
    }
    return false;
  }
}
