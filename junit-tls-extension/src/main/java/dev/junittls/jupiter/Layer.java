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
 * @param oneInstance whether one instance of the class serves all its tests
 * @param ofLayer what its places ask for that live as long as it does
 * @param ofInstance what the places ask for that live as long as an instance of the class
 * @param ofTest what its places ask for that live as long as one test
 */
record Layer(
    Class<?> testClass,
    ExtensionContext context,
    boolean open,
    boolean oneInstance,
    Defaults defaults,
    List<Wish> ofLayer,
    List<Wish> ofInstance,
    List<Wish> ofTest) {

  static Layer ofClass(ExtensionContext context, Optional<Layer> around) {
    Class<?> testClass = context.getRequiredTestClass();
    boolean open = Territory.isOpen(testClass) || around.filter(Layer::open).isPresent();
    Defaults defaults =
        Defaults.of(testClass).orElse(around.map(Layer::defaults).orElse(Defaults.NONE));

    boolean oneInstance =
        context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
    List<Wish> ofClass = new ArrayList<>();
    List<Wish> ofInstance = new ArrayList<>();
    List<Wish> ofTest = new ArrayList<>();
    for (Field field : fields(testClass, open)) {
      boolean isStatic = Modifier.isStatic(field.getModifiers());
      (isStatic ? ofClass : ofInstance).add(wish(field, defaults));
    }
    for (Constructor<?> constructor : testClass.getDeclaredConstructors()) {
      ofInstance.addAll(wishes(constructor, open, defaults, context));
    }
    Stream.of(BeforeAll.class, AfterAll.class)
        .flatMap(annotation -> methods(testClass, annotation))
        .forEach(method -> ofClass.addAll(wishes(method, open, defaults, context)));
    Stream.of(BeforeEach.class, AfterEach.class)
        .flatMap(annotation -> methods(testClass, annotation))
        .forEach(method -> ofTest.addAll(wishes(method, open, defaults, context)));
    return new Layer(testClass, context, open, oneInstance, defaults, ofClass, ofInstance, ofTest);
  }

  static Layer ofMethod(Method method, ExtensionContext context, Layer around) {
    return new Layer(
        around.testClass,
        context,
        around.open,
        false,
        around.defaults,
        wishes(method, around.open, around.defaults, context),
        List.of(),
        List.of());
  }

  Stream<Wish> wishes() {
    return Stream.of(ofLayer, ofInstance, ofTest).flatMap(List::stream);
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
      throw Annotations.on(place).misuse("a final field cannot be filled in. Remove 'final'.");
    }
    return Wish.of(place, defaults);
  }

  private static List<Wish> wishes(
      Executable executable, boolean open, Defaults defaults, ExtensionContext context) {
    List<Wish> wishes =
        Arrays.stream(executable.getParameters())
            .filter(parameter -> Territory.includes(parameter, open, context))
            .map(parameter -> Wish.of(Place.of(parameter), defaults))
            .toList();
    Wish.checkApart(wishes);
    return wishes;
  }
}
