package dev.junittls.jupiter;

import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** Fills the parameters of tests, constructors and lifecycle methods. */
final class Arguments {

  private Arguments() {}

  static Object resolve(ParameterContext parameterContext, ExtensionContext context) {
    Parameter parameter = parameterContext.getParameter();
    Place place = Place.of(parameter);
    Class<?> owner =
        parameterContext
            .getTarget()
            .<Class<?>>map(Object::getClass)
            .orElse(parameter.getDeclaringExecutable().getDeclaringClass());
    Layer layer = Scope.of(context).layerOf(owner);
    if (!Territory.includes(parameter, layer.open(), context)) {
      throw notOpen(place, layer.testClass());
    }
    return Supply.of(context).value(Wish.of(place, layer.defaults()));
  }

  private static RuntimeException notOpen(Place place, Class<?> testClass) {
    Form form = Form.of(place.type()).orElseThrow();
    return place.misuse(
        place.typeName(),
        String.format(
            "nothing says how to fill it in. Add @TlsTest to class %s, or %s to the parameter.",
            Place.nameOf(testClass), form.standIn()));
  }
}
