package dev.junittls.jupiter;

import java.util.function.Consumer;

/** Something that JUnit's store closes, whatever it is. */
record Owned(Object value, Runnable closing) implements AutoCloseable {

  static <T> Owned of(T value, Consumer<? super T> closing) {
    return new Owned(value, () -> closing.accept(value));
  }

  @Override
  public void close() {
    closing.run();
  }
}
