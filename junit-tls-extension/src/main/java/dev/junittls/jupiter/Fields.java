package dev.junittls.jupiter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fills the fields of a class or of an instance. */
final class Fields {

  private record StaticKey(String contextId) {}

  /** One instance and no other, however equal. */
  private record InstanceKey(Object instance) {
    @Override
    @SuppressWarnings("ReferenceEquality") // the user's class may call two instances equal
    public boolean equals(@Nullable Object other) {
      return other instanceof InstanceKey key && key.instance == instance;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(instance);
    }
  }

  private final ExtensionContext context;
  private final Layer layer;
  private final Supply supply;

  private Fields(ExtensionContext context, Class<?> type) {
    this.context = context;
    this.supply = Supply.of(context);
    this.layer = Scope.of(context).layerOf(type);
  }

  /**
   * Fills the static fields of a test class, once: a template's invocations have them in common.
   */
  static void fillStatic(ExtensionContext context) {
    ExtensionContext whole = wholeClass(context);
    TlsExtension.store(whole)
        .getOrComputeIfAbsent(
            new StaticKey(whole.getUniqueId()),
            key -> {
              new Fields(whole, whole.getRequiredTestClass()).fillStatic();
              return key;
            });
  }

  private static ExtensionContext wholeClass(ExtensionContext context) {
    ExtensionContext whole = context;
    Optional<ExtensionContext> around = context.getParent();
    while (around.flatMap(ExtensionContext::getTestClass).equals(context.getTestClass())) {
      whole = around.orElseThrow();
      around = whole.getParent();
    }
    return whole;
  }

  /**
   * Fills the fields of a test instance, and the static ones where no callback came before. Does
   * nothing the second time.
   */
  static void fill(ExtensionContext context, Object instance) {
    Scope scope = Scope.of(context);
    Layer layer = scope.layerOf(instance.getClass());
    fillStatic(layer.context());
    ExtensionContext life = scope.lifeOfInstance(layer);
    TlsExtension.store(life)
        .getOrComputeIfAbsent(
            new InstanceKey(instance),
            key -> {
              new Fields(life, instance.getClass()).fillInstance(instance);
              return key;
            });
  }

  private void fillStatic() {
    fill(fields(true, field -> new StaticField(field).take(context)), null);
  }

  private void fillInstance(Object instance) {
    fill(fields(false, field -> isEmpty(FieldValue.of(field, instance))), instance);
  }

  private static boolean isEmpty(FieldValue value) {
    if (value.isGiven()) {
      value.leaveOrRefuse();
      return false;
    }
    return true;
  }

  /** The fields to fill, all of them looked at before anything is made. */
  private List<Field> fields(boolean ofClass, Predicate<Field> toFill) {
    return Layer.fields(layer.testClass(), layer.open()).stream()
        .filter(field -> Modifier.isStatic(field.getModifiers()) == ofClass)
        .filter(toFill)
        .toList();
  }

  private void fill(List<Field> fields, @Nullable Object instance) {
    for (Field field : fields) {
      Wish wish = Wish.of(Place.of(field), layer.defaults());
      FieldValue.of(field, instance).write(supply.value(wish));
    }
  }
}
