package dev.junittls.jupiter;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** A field, parameter, method or class that may carry our annotations, and how to speak of it. */
record Place(
    AnnotatedElement element,
    Class<?> type,
    String description,
    Function<String, RuntimeException> error) {

  static Place of(Field field) {
    String description =
        "field '" + nameOf(field.getDeclaringClass()) + "." + field.getName() + "'";
    return new Place(field, field.getType(), description, ExtensionConfigurationException::new);
  }

  static Place of(Parameter parameter) {
    Executable executable = parameter.getDeclaringExecutable();
    int position =
        Arrays.asList(executable.getParameters()).indexOf(parameter) + 1 - unseen(executable);
    String description =
        "parameter "
            + (parameter.isNamePresent() ? "'" + parameter.getName() + "'" : position)
            + " of "
            + nameOf(executable);
    return new Place(
        parameter, parameter.getType(), description, ParameterResolutionException::new);
  }

  static Place of(Method method) {
    return new Place(
        method, method.getReturnType(), nameOf(method), ExtensionConfigurationException::new);
  }

  static Place of(Class<?> type) {
    return new Place(type, type, "class " + nameOf(type), ExtensionConfigurationException::new);
  }

  /** The exception for a misuse: what stands there, where, what is wrong and what to do. */
  RuntimeException misuse(String subject, String sentences) {
    return error.apply(subject + " on " + description + ": " + sentences);
  }

  String typeName() {
    return nameOf(type);
  }

  /** The constructor of an inner class takes the outer instance without saying so. */
  private static int unseen(Executable executable) {
    Class<?> owner = executable.getDeclaringClass();
    boolean inner = owner.isMemberClass() && !Modifier.isStatic(owner.getModifiers());
    return executable instanceof Constructor && inner ? 1 : 0;
  }

  private static String nameOf(Executable executable) {
    String types =
        Arrays.stream(executable.getParameterTypes())
            .skip(unseen(executable))
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
    String owner = nameOf(executable.getDeclaringClass());
    return executable instanceof Constructor
        ? "the constructor " + owner + types
        : owner + "." + executable.getName() + types;
  }

  /** The name without the package, as a reader writes it: {@code Outer.Inner}. */
  static String nameOf(Class<?> type) {
    if (type.isArray()) {
      return nameOf(type.getComponentType()) + "[]";
    }
    return type.getName()
        .substring(type.getPackageName().length())
        .replaceFirst("^\\.", "")
        .replace('$', '.');
  }
}
