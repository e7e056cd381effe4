package dev.junittls.jupiter;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The arguments that JUnit has for one invocation of a parameterized test. They are read without a
 * compiled reference: junit-jupiter-params need not be there, and its interface is experimental.
 */
final class ParameterizedArguments {

  private static final String INFO = "org.junit.jupiter.params.ParameterInfo";

  /** A value and the interface by which it is read; its class is not public. */
  private record Seen(Class<?> type, Object value) {

    Seen read(String method) throws ReflectiveOperationException {
      Method reading = type.getMethod(method);
      return new Seen(reading.getReturnType(), reading.invoke(value));
    }
  }

  private ParameterizedArguments() {}

  /**
   * Whether the parameter of a test method is JUnit's to fill: one that has an argument, or says
   * how to make one. All of them are, where JUnit does not say what it has.
   */
  static boolean include(Parameter parameter, ExtensionContext context) {
    Method method = (Method) parameter.getDeclaringExecutable();
    int index = Arrays.asList(method.getParameters()).indexOf(parameter);
    if (parameter.getAnnotations().length > 0) {
      return true;
    }
    try {
      Class<?> type = Class.forName(INFO, false, method.getDeclaringClass().getClassLoader());
      Object value = type.getMethod("get", ExtensionContext.class).invoke(null, context);
      if (value == null) {
        return true;
      }
      Seen info = new Seen(type, value);
      Seen declarations = info.read("getDeclarations");
      if (!declarations.read("getSourceElement").value().equals(method)) {
        return true;
      }
      Method get = declarations.type().getMethod("get", int.class);
      boolean indexed = ((Optional<?>) get.invoke(declarations.value(), index)).isPresent();
      return indexed && index < (int) info.read("getArguments").read("size").value();
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
