package dev.junittls.jupiter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * One of the scopes around a place: a class around the test, the test class, or the test method.
 *
 * @param context where the things of this layer live
 * @param open whether our own types are filled without an annotation
 * @param ofLayer what its places ask for that live as long as it does
 * @param ofTests what the places of a class ask for that live as long as one test
 */
record Layer(
    Class<?> testClass,
    ExtensionContext context,
    boolean open,
    Defaults defaults,
    List<Wish> ofLayer,
    List<Wish> ofTests) {

  static Layer ofClass(ExtensionContext context, Optional<Layer> around) {
    Class<?> testClass = context.getRequiredTestClass();
    boolean open = Territory.isOpen(testClass) || around.filter(Layer::open).isPresent();
    Defaults defaults =
        Defaults.of(testClass).orElse(around.map(Layer::defaults).orElse(Defaults.NONE));

    boolean oneInstance =
        context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
    List<Wish> ofClass = new ArrayList<>();
    List<Wish> ofTests = new ArrayList<>();
    for (Field field : fields(testClass, open)) {
      boolean shared = oneInstance || Modifier.isStatic(field.getModifiers());
      (shared ? ofClass : ofTests).add(wish(field, defaults));
    }
    Stream.of(BeforeAll.class, AfterAll.class)
        .flatMap(annotation -> methods(testClass, annotation))
        .forEach(method -> ofClass.addAll(wishes(method, open, defaults)));
    Stream.of(BeforeEach.class, AfterEach.class)
        .flatMap(annotation -> methods(testClass, annotation))
        .forEach(method -> ofTests.addAll(wishes(method, open, defaults)));
    for (Constructor<?> constructor : testClass.getDeclaredConstructors()) {
      (oneInstance ? ofClass : ofTests).addAll(wishes(constructor, open, defaults));
    }
    return new Layer(
        testClass, context, open, defaults, List.copyOf(ofClass), List.copyOf(ofTests));
  }

  static Layer ofMethod(Method method, ExtensionContext context, Layer around) {
    return new Layer(
        around.testClass,
        context,
        around.open,
        around.defaults,
        wishes(method, around.open, around.defaults),
        List.of());
  }

  Stream<Wish> wishes() {
    return Stream.concat(ofLayer.stream(), ofTests.stream());
  }

  static List<Field> fields(Class<?> testClass, boolean open) {
    return ReflectionSupport.findFields(
        testClass,
        field -> !field.isSynthetic() && Territory.includes(field, open),
        HierarchyTraversalMode.TOP_DOWN);
  }

  private static Stream<Method> methods(Class<?> type, Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN)
        .stream();
  }

  private static Wish wish(Field field, Defaults defaults) {
    Place place = Place.of(field);
    if (Modifier.isFinal(field.getModifiers())) {
      throw place.misuse(
          Annotations.on(place).labels(), "a final field cannot be filled in. Remove 'final'.");
    }
    return Wish.of(place, defaults);
  }

  private static List<Wish> wishes(Executable executable, boolean open, Defaults defaults) {
    return Arrays.stream(executable.getParameters())
        .filter(parameter -> Territory.includes(parameter, open))
        .map(parameter -> Wish.of(Place.of(parameter), defaults))
        .toList();
  }
}
