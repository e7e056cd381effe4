package dev.junittls.jupiter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

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

  private record RestoreKey(Field field, String contextId) {}

  private final ExtensionContext context;
  private final Layer layer;
  private final Supply supply;

  private Fields(ExtensionContext context, Class<?> type) {
    this.context = context;
    this.supply = Supply.of(context);
    this.layer = Scope.of(context).layerOf(type);
  }

  /** Fills the static fields of a test class, once for its context. */
  static void fillStatic(ExtensionContext context) {
    TlsExtension.store(context)
        .getOrComputeIfAbsent(
            new StaticKey(context.getUniqueId()),
            key -> {
              Fields fields = new Fields(context, context.getRequiredTestClass());
              fields.fill(null, field -> Modifier.isStatic(field.getModifiers()));
              return key;
            });
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
              Fields fields = new Fields(life, instance.getClass());
              fields.fill(instance, field -> !Modifier.isStatic(field.getModifiers()));
              return key;
            });
  }

  private void fill(@Nullable Object instance, Predicate<Field> which) {
    for (Field field : Layer.fields(layer.testClass(), layer.open())) {
      if (which.test(field)) {
        ReflectionSupport.makeAccessible(field);
        fill(field, instance);
      }
    }
  }

  private void fill(Field field, @Nullable Object instance) {
    Object before = read(field, instance);
    if (Territory.isBare(field) && before != null) {
      return;
    }
    write(field, instance, supply.value(Wish.of(Place.of(field), layer.defaults())));
    if (instance == null) {
      RestoreKey key = new RestoreKey(field, context.getUniqueId());
      TlsExtension.store(context)
          .getOrComputeIfAbsent(
              key, absent -> Owned.of(field, filled -> write(filled, null, before)), Owned.class);
    }
  }

  private static @Nullable Object read(Field field, @Nullable Object instance) {
    try {
      return field.get(instance);
    } catch (IllegalAccessException e) {
      throw inaccessible(field, e);
    }
  }

  private static void write(Field field, @Nullable Object instance, @Nullable Object value) {
    try {
      field.set(instance, value);
    } catch (IllegalAccessException e) {
      throw inaccessible(field, e);
    }
  }

  private static IllegalStateException inaccessible(Field field, IllegalAccessException cause) {
    return new IllegalStateException(
        Place.of(field).description() + " cannot be reached. Make it a parameter instead.", cause);
  }
}
