package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever in the life of a test it fails. */
class FailureBundleLifeTest {

  @TempDir Path root;

  private static void refuse(TlsServer server, TlsClient client) {
    throw new IllegalStateException(client.connect(server).toString());
  }

  private static void leavesOneHandshake(Path root, Throwable failure, String place) {
    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("failed: CERTIFICATE_EXPIRED");
    Path directory = BundleRun.directory(failure);
    assertThat(directory).isEqualTo(root.resolve(place).resolve("tls-handshakes"));
    assertThat(BundleRun.files(directory))
        .containsExactly(
            "handshake-1/capture.pcapng",
            "handshake-1/explanation.txt",
            "handshake-1/server-chain.pem");
  }

  @Test
  void every_method_around_a_test_counts() {
    for (Class<?> test :
        List.of(BeforeEachTestCase.class, AfterEachTestCase.class, ConstructorTestCase.class)) {
      Throwable failure = BundleRun.of(root, test).onlyFailure();
      leavesOneHandshake(root, failure, test.getSimpleName() + "/test");
    }
  }

  @TlsTest
  static class BeforeEachTestCase {
    @BeforeEach
    void fails(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      refuse(server, client);
    }

    @Test
    void test() {}
  }

  @TlsTest
  static class AfterEachTestCase {
    @ServerCertificate(flaw = EXPIRED)
    TlsServer server;

    @Test
    void test() {}

    @AfterEach
    void fails(TlsClient client) {
      refuse(server, client);
    }
  }

  @TlsTest
  static class ConstructorTestCase {
    ConstructorTestCase(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      refuse(server, client);
    }

    @Test
    void test() {}
  }

  @Test
  void so_do_the_methods_around_a_class() {
    for (Class<?> test : List.of(BeforeAllTestCase.class, AfterAllTestCase.class)) {
      Throwable failure = BundleRun.of(root, test).onlyFailure();
      leavesOneHandshake(root, failure, test.getSimpleName());
      assertThat(BundleRun.note(failure).toString())
          .startsWith(
              "The TLS handshakes of FailureBundleLifeTest." + test.getSimpleName() + " are");
    }
  }

  @TlsTest
  static class BeforeAllTestCase {
    @BeforeAll
    static void fails(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      refuse(server, client);
    }

    @Test
    void test() {}
  }

  @TlsTest
  static class AfterAllTestCase {
    @ServerCertificate(flaw = EXPIRED)
    static TlsServer server;

    @Test
    void test() {}

    @AfterAll
    static void fails(TlsClient client) {
      refuse(server, client);
    }
  }

  @Test
  void every_invocation_of_a_template_has_its_own() {
    BundleRun run = BundleRun.of(root, TemplatesTestCase.class);
    assertThat(Kit.failures(run.results())).hasSize(2);
    leavesOneHandshake(root, run.failure("number 1"), "TemplatesTestCase/parameterized/-1");
    leavesOneHandshake(root, run.failure("repetition 2 of 2"), "TemplatesTestCase/repeated/-2");
  }

  @TlsTest
  static class TemplatesTestCase {
    @ParameterizedTest(name = "number {index}")
    @ValueSource(strings = {"flawed", "good"})
    void parameterized(
        String kind,
        @ServerCertificate(flaw = EXPIRED) TlsServer flawed,
        @Trusting TlsClient client) {
      if (kind.equals("flawed")) {
        refuse(flawed, client);
      }
    }

    @RepeatedTest(2)
    void repeated(
        RepetitionInfo repetition,
        @ServerCertificate(flaw = EXPIRED) TlsServer server,
        TlsClient client) {
      if (repetition.getCurrentRepetition() == 2) {
        refuse(server, client);
      }
    }
  }

  @Test
  void nested_classes_and_shared_instances_work() {
    BundleRun nested = BundleRun.of(root, OuterTestCase.class);
    leavesOneHandshake(root, nested.onlyFailure(), "OuterTestCase/Inner/test");
    BundleRun shared = BundleRun.of(root, SharedTestCase.class);
    leavesOneHandshake(root, shared.failure("second()"), "SharedTestCase/second");
    assertThat(Kit.failures(shared.results())).hasSize(1);
  }

  @TlsTest
  static class OuterTestCase {
    @ServerCertificate(flaw = EXPIRED)
    TlsServer server;

    @Nested
    class Inner {
      @Test
      void test(TlsClient client) {
        refuse(server, client);
      }
    }
  }

  /** Only what began during the failed test is its own. */
  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedTestCase {
    @ServerCertificate(flaw = EXPIRED)
    TlsServer server;

    TlsClient client;

    @Test
    void first() {
      assertThat(client.connect(server).succeeded()).isFalse();
    }

    @Test
    void second() {
      refuse(server, client);
    }

    @Test
    void third() {
      assertThat(client.connect(server).succeeded()).isFalse();
    }
  }

  @Test
  void of_several_registrations_one_writes() {
    Throwable failure =
        BundleRun.of(root, TwiceTestCase.class).failure("test(TlsServer, TlsClient)");
    leavesOneHandshake(root, failure, "TwiceTestCase/test");
    Throwable dynamic = BundleRun.of(root, TwiceTestCase.class).failure("one");
    assertThat(BundleRun.note(dynamic).toString()).contains("\n  handshake-1 failed: ");
  }

  @TlsTest
  @ExtendWith(TlsExtension.class)
  static class TwiceTestCase {
    @RegisterExtension static final TlsExtension SHARED = new TlsExtension();
    @RegisterExtension final TlsExtension own = new TlsExtension();

    @Test
    void test(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      refuse(server, client);
    }

    @TestFactory
    DynamicTest dynamic(@ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      return DynamicTest.dynamicTest("one", () -> refuse(server, client));
    }
  }

  @Test
  void a_parameter_alone_registers_it() {
    Throwable failure = BundleRun.of(root, ParameterTestCase.class).onlyFailure();
    leavesOneHandshake(root, failure, "ParameterTestCase/test");
  }

  static class ParameterTestCase {
    @Test
    void test(@ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting TlsClient client) {
      refuse(server, client);
    }
  }

  @Test
  void a_dynamic_test_has_its_own() {
    BundleRun run = BundleRun.of(root, DynamicTestCase.class);
    assertThat(Kit.failures(run.results())).hasSize(1);
    Throwable failure = run.failure("second");
    leavesOneHandshake(root, failure, "DynamicTestCase/factory/-2");
    assertThat(BundleRun.note(failure).toString())
        .startsWith(
            "The TLS handshakes of FailureBundleLifeTest.DynamicTestCase.factory second are");
  }

  @TlsTest
  static class DynamicTestCase {
    @TestFactory
    Stream<DynamicTest> factory(
        @ServerCertificate(flaw = EXPIRED) TlsServer server, TlsClient client) {
      return Stream.of(
          DynamicTest.dynamicTest("first", () -> client.connect(server).explain()),
          DynamicTest.dynamicTest("second", () -> refuse(server, client)));
    }
  }

  @Test
  void so_has_every_call_of_an_audit() {
    BundleRun run = BundleRun.of(root, AuditTestCase.class);
    Throwable failure = run.failure("EXPIRED - flawed");
    assertThat(failure).hasMessageStartingWith("EXPIRED - flawed: the client let it in");
    assertThat(BundleRun.note(failure).toString().lines())
        .last()
        .asString()
        .startsWith("  handshake-1 succeeded: ");
    assertThat(BundleRun.files(BundleRun.directory(failure))).hasSize(3);
    assertThat(Kit.failures(run.results())).hasSize(1);
  }

  static class AuditTestCase {
    @ClientAudit(only = EXPIRED)
    void lets_everybody_in(TlsServer server) throws Exception {
      SSLContext careless = SSLContext.getInstance("TLS");
      careless.init(null, new TrustManager[] {CarelessTrust.everything()}, null);
      FailureBundleTest.get(careless, server.uri());
    }
  }
}
