package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.pki.CertificateAuthority;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FieldTest {

  private static final CertificateAuthority GIVEN = CertificateAuthority.create();

  @Test
  void that_somebody_else_gives_a_value_is_left_alone() {
    Kit.passes(2, OthersFieldsTestCase.class);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Foreign {}

  @TlsTest
  static class OthersFieldsTestCase {
    static CertificateAuthority assigned = GIVEN;
    final CertificateAuthority constant = GIVEN;
    CertificateAuthority initialized = GIVEN;
    @Foreign CertificateAuthority foreign;
    KeyStore foreignType;
    CertificateAuthority ours;

    @RepeatedTest(2)
    void test() {
      assertThat(assigned).isSameAs(GIVEN);
      assertThat(constant).isSameAs(GIVEN);
      assertThat(initialized).isSameAs(GIVEN);
      assertThat(foreign).isNull();
      assertThat(foreignType).isNull();
      assertThat(ours).isNotNull();
    }
  }

  @Test
  void that_is_static_forgets_its_value_when_the_class_is_over() {
    for (int i = 0; i < 2; i++) {
      Kit.passes(1, ForgettingTestCase.class);
      assertThat(ForgettingTestCase.authority).isNull();
      assertThat(ForgettingTestCase.seen).hasSize(i + 1).doesNotHaveDuplicates();
    }
  }

  @TlsTest
  static class ForgettingTestCase {
    static CertificateAuthority authority;
    static List<Object> seen = new ArrayList<>();

    @Test
    void test() {
      seen.add(authority);
    }
  }

  @Test
  void of_a_record_is_filled_by_its_constructor() {
    Kit.passes(1, RecordTestCase.class);
  }

  record RecordTestCase(@Authority CertificateAuthority authority) {
    @Test
    void test(@Authority CertificateAuthority same) {
      assertThat(authority).isSameAs(same);
    }
  }
}
