package dev.junittls.examples;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WithoutJUnitTest {

  @Test
  void runs() {
    assertThatCode(() -> WithoutJUnit.main(new String[0])).doesNotThrowAnyException();
  }
}
