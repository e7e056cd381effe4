package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A static field is filled once for its class, a field of an instance once for the instance. */
class FieldsFilledOnceTest {

  /** The different values that the fields of a test class had. */
  private static final Map<Class<?>, Set<List<Object>>> SEEN = new ConcurrentHashMap<>();

  private static void see(Class<?> testClass, Object... values) {
    SEEN.computeIfAbsent(testClass, key -> ConcurrentHashMap.newKeySet()).add(List.of(values));
  }

  @Test
  void a_static_field_keeps_its_value_from_before_all_to_after_all() {
    Kit.passes(3, StaticTestCase.class);
    assertThat(SEEN.get(StaticTestCase.class)).hasSize(1);
  }

  @TlsTest
  static class StaticTestCase {
    @MutualTls static TlsServer mutual;
    @ServerCertificate static TlsServer server;
    @Trusting static SSLContext trust;
    static TlsServer bare;

    @BeforeAll
    @AfterAll
    static void all() {
      see(StaticTestCase.class, mutual, server, trust, bare);
    }

    @RepeatedTest(3)
    void test() {
      all();
    }
  }

  @Test
  void also_without_an_annotation_on_the_class_and_in_parallel() {
    Kit.allPassed(12, Kit.run(Kit.CONCURRENT, AloneTestCase.class));
    assertThat(SEEN.get(AloneTestCase.class)).hasSize(1);
    assertThat(SEEN.get(AloneTestCase.Inner.class)).hasSize(6);
  }

  static class AloneTestCase {
    @ServerCertificate static TlsServer server;
    @Trusting static SSLContext trust;

    @RepeatedTest(6)
    void test() {
      see(AloneTestCase.class, server, trust);
    }

    @Nested
    class Inner {
      @ServerCertificate TlsServer own;
      TlsServer before;

      @BeforeEach
      void remember() {
        before = own;
      }

      @RepeatedTest(6)
      void test() {
        test_of_outer();
        assertThat(own).isSameAs(before);
        see(Inner.class, own);
      }

      private void test_of_outer() {
        see(AloneTestCase.class, server, trust);
      }
    }
  }

  @Test
  void a_class_inherits_the_field_of_the_same_superclass_as_the_class_around_it() {
    Kit.passes(3, OuterTestCase.class);
    assertThat(SEEN.get(OuterTestCase.class)).hasSize(1);
    assertThat(Base.server).isNull();
  }

  @TlsTest
  abstract static class Base {
    @ServerCertificate static TlsServer server;

    @BeforeAll
    @AfterAll
    static void all() {
      see(OuterTestCase.class, server);
    }
  }

  static class OuterTestCase extends Base {
    @RepeatedTest(2)
    void test() {
      all();
    }

    @Nested
    class Inner extends Base {
      @Test
      void test() {
        all();
      }
    }
  }

  @Test
  void two_subclasses_one_after_the_other_have_it_filled_each() {
    Kit.passes(2, FirstTestCase.class, SecondTestCase.class);
    assertThat(SEEN.get(FirstTestCase.class)).hasSize(1);
    assertThat(SEEN.get(SecondTestCase.class))
        .hasSize(1)
        .doesNotContainAnyElementsOf(SEEN.get(FirstTestCase.class));
  }

  abstract static class Shared {
    @ServerCertificate static TlsServer server;

    @Test
    void test() {
      see(getClass(), server);
    }
  }

  static class FirstTestCase extends Shared {}

  static class SecondTestCase extends Shared {}

  @Test
  void a_shared_instance_keeps_its_fields() {
    Kit.passes(9, SharedInstanceTestCase.class, RegisteredByInstanceTestCase.class);
    assertThat(SEEN.get(SharedInstanceTestCase.class)).hasSize(1);
    assertThat(SEEN.get(RegisteredByInstanceTestCase.class)).hasSize(1);
  }

  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class SharedInstanceTestCase {
    @ServerCertificate static TlsServer ofClass;
    @ServerCertificate TlsServer server;
    @Trusting SSLContext trust;

    @BeforeAll
    void all() {
      see(SharedInstanceTestCase.class, ofClass, server, trust);
    }

    @RepeatedTest(3)
    void test() {
      all();
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Inner {
      @RepeatedTest(3)
      void test() {
        all();
      }
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class RegisteredByInstanceTestCase {
    @RegisterExtension final TlsExtension tls = new TlsExtension();
    static TlsServer ofClass;
    @ServerCertificate TlsServer server;
    TlsServer bare;

    @RepeatedTest(3)
    void test() {
      see(RegisteredByInstanceTestCase.class, ofClass, server, bare);
      assertThat(LifecycleTest.isOpen(server.port())).isTrue();
      assertThat(LifecycleTest.isOpen(bare.port())).isTrue();
      assertThat(LifecycleTest.isOpen(ofClass.port())).isTrue();
    }
  }

  @Test
  void the_invocations_of_a_parameterized_class_have_it_in_common() {
    Kit.passes(4, ParameterizedTestCase.class);
    assertThat(SEEN.get(ParameterizedTestCase.class)).hasSize(1);
  }

  @TlsTest
  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  static class ParameterizedTestCase {
    @ServerCertificate static TlsServer server;
    static TlsServer bare;
    @Parameter String text;
    @ServerCertificate TlsServer own;

    @BeforeAll
    static void all() {
      see(ParameterizedTestCase.class, server, bare);
    }

    @RepeatedTest(2)
    void test() {
      assertThat(own).isNotSameAs(server);
      all();
    }
  }
}
