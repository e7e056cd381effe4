package dev.junittls.jupiter;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What a field of a class or of an instance holds.
 *
 * @param instance nothing for a static field
 */
record FieldValue(Field field, @Nullable Object instance) {

  static FieldValue of(Field field, @Nullable Object instance) {
    ReflectionSupport.makeAccessible(field);
    return new FieldValue(field, instance);
  }

  /** Whether the user gave it a value, as long as we have not filled it. */
  boolean isGiven() {
    try {
      return field.get(instance) != null;
    } catch (IllegalAccessException e) {
      throw inaccessible(e);
    }
  }

  /** A value of the user's own stays, but then nothing may ask for another one. */
  void leaveOrRefuse() {
    if (!Territory.isBare(field)) {
      throw Annotations.on(Place.of(field))
          .misuse("it already has a value. Remove the initializer or the annotation.");
    }
  }

  void write(@Nullable Object value) {
    try {
      field.set(instance, value);
    } catch (IllegalAccessException e) {
      throw inaccessible(e);
    }
  }

  private IllegalStateException inaccessible(IllegalAccessException cause) {
    return new IllegalStateException(
        Place.of(field).description() + " cannot be reached. Make it a parameter instead.", cause);
  }
}
