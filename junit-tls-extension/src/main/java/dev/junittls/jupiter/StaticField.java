package dev.junittls.jupiter;

import java.lang.reflect.Field;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** A static field: it is there only once, however many classes inherit it. */
record StaticField(Field field) {

  private record ReleaseKey(Field field, String contextId) {}

  /** The class that has the field now, and whether the user had given it a value before. */
  private record Holder(String contextId, Class<?> testClass, boolean given) {}

  /**
   * Takes the field for a class, until that is over. Says no where it is to be left alone, because
   * a class around has filled it, or because the user has and asks for nothing else.
   */
  boolean take(ExtensionContext context) {
    Store everywhere = TlsExtension.store(context.getRoot());
    String contextId = context.getUniqueId();
    Holder holder =
        everywhere.getOrComputeIfAbsent(
            this,
            key ->
                new Holder(
                    contextId,
                    context.getRequiredTestClass(),
                    FieldValue.of(field, null).isGiven()),
            Holder.class);
    boolean own = holder.contextId().equals(contextId);
    if (own) {
      TlsExtension.store(context)
          .put(
              new ReleaseKey(field, contextId),
              Owned.of(holder, taken -> release(taken, everywhere)));
    }
    if (holder.given()) {
      FieldValue.of(field, null).leaveOrRefuse();
      return false;
    }
    if (!own && !isAround(holder, context)) {
      throw Annotations.on(Place.of(field))
          .misuse(
              String.format(
                  "class %s, which runs at the same time, has it filled too. Make it an instance"
                      + " field or a parameter.",
                  Place.nameOf(holder.testClass())));
    }
    return own;
  }

  private void release(Holder holder, Store everywhere) {
    if (!holder.given()) {
      FieldValue.of(field, null).write(null);
    }
    everywhere.remove(this);
  }

  private static boolean isAround(Holder holder, ExtensionContext context) {
    Optional<ExtensionContext> next = context.getParent();
    while (next.isPresent()) {
      if (next.get().getUniqueId().equals(holder.contextId())) {
        return true;
      }
      next = next.get().getParent();
    }
    return false;
  }
}
