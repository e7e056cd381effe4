package dev.junittls.jupiter;

import static dev.junittls.pki.Flaw.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose handshakes they are, and which threads they are on. */
class FailureBundleScopeTest {

  @TempDir Path root;

  @Test
  void mock_web_servers_count_and_what_both_sides_saw_is_one() {
    BundleRun run = BundleRun.of(root, MockTestCase.class);
    for (String name :
        List.of("ours(TlsMockWebServer, TlsClient)", "theirs(MockWebServer, TlsClient)")) {
      assertThat(BundleRun.note(run.failure(name)).toString().lines().skip(1))
          .as(name)
          .singleElement()
          .asString()
          .startsWith("  handshake-1 failed: CERTIFICATE_EXPIRED, detected by the client: ");
    }
  }

  @TlsTest
  static class MockTestCase {
    @Test
    void ours(@ServerCertificate(flaw = EXPIRED) TlsMockWebServer server, TlsClient client) {
      fail(client.connect(server.host(), server.port()).explain());
    }

    @Test
    void theirs(@ServerCertificate(flaw = EXPIRED) MockWebServer server, TlsClient client) {
      fail(client.connect("localhost", server.getPort()).explain());
    }
  }

  @Test
  void of_a_server_of_the_class_a_test_keeps_what_came_meanwhile() {
    BundleRun run = BundleRun.of(root, StaticTestCase.class);
    assertThat(Kit.failures(run.results())).hasSize(2);
    for (Throwable failure : Kit.failures(run.results())) {
      assertThat(BundleRun.note(failure).toString().lines())
          .filteredOn(line -> line.startsWith("  handshake-"))
          .singleElement()
          .asString()
          .startsWith("  handshake-1 failed: CERTIFICATE_EXPIRED");
    }
  }

  /** The client's exception comes before the server has read why. */
  @TlsTest
  @Execution(ExecutionMode.SAME_THREAD)
  static class StaticTestCase {
    @ServerCertificate(flaw = EXPIRED)
    static TlsServer server;

    @Test
    void one(@Trusting SSLContext trust) throws Exception {
      FailureBundleTest.get(trust, server.uri());
    }

    @Test
    void other(@Trusting SSLContext trust) throws Exception {
      FailureBundleTest.get(trust, server.uri());
    }

    @Test
    void passes(TlsClient client) {
      assertThat(client.connect(server).succeeded()).isFalse();
    }
  }

  @Test
  void a_connection_that_still_hangs_is_told_of() {
    Throwable failure = BundleRun.of(root, HangingTestCase.class).onlyFailure();
    // Each connection has a thread of its own, so either may have begun first.
    assertThat(BundleRun.note(failure).toString().lines())
        .filteredOn(line -> line.matches(" {2}handshake-[12] .*"))
        .hasSize(2)
        .filteredOn(
            line ->
                line.endsWith(
                    " failed: UNKNOWN, detected by the server: nothing is decided yet: the"
                        + " connection is still open"))
        .hasSize(1);
  }

  @TlsTest
  static class HangingTestCase {
    static TlsServer server;
    private static Socket silent;

    @Test
    void test(TlsClient next) throws IOException {
      silent = new Socket("127.0.0.1", server.port());
      fail("it says nothing, which " + next.connect(server) + " afterwards");
    }

    @AfterAll
    static void close() throws IOException {
      silent.close();
    }
  }

  @Test
  void a_thread_that_is_interrupted_writes_all_the_same_and_stays_interrupted() {
    Throwable failure = BundleRun.of(root, InterruptedTestCase.class).onlyFailure();
    assertThat(BundleRun.files(BundleRun.directory(failure))).hasSize(3);
    assertThat(InterruptedTestCase.LEFT_INTERRUPTED).containsExactly(true);
  }

  /** What is stored before is closed later. */
  static class StoresBefore implements TestInstancePreConstructCallback {
    @Override
    public void preConstructTestInstance(
        TestInstanceFactoryContext test, ExtensionContext context) {
      AutoCloseable last =
          () -> InterruptedTestCase.LEFT_INTERRUPTED.add(Thread.currentThread().isInterrupted());
      context.getStore(Namespace.create(StoresBefore.class)).put("last", last);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
      return ExtensionContextScope.TEST_METHOD;
    }
  }

  @ExtendWith(StoresBefore.class)
  @TlsTest
  static class InterruptedTestCase {
    static final Queue<Boolean> LEFT_INTERRUPTED = new ConcurrentLinkedQueue<>();

    @Test
    void test(TlsServer server, TlsClient client) {
      String story = client.connect(server).toString();
      Thread.currentThread().interrupt();
      fail(story);
    }
  }

  @Test
  void tests_in_parallel_keep_their_own() {
    BundleRun run = BundleRun.of(root, Kit.CONCURRENT, CrowdTestCase.class);
    List<Throwable> failures = Kit.failures(run.results());
    assertThat(failures).hasSize(32);
    assertThat(failures.stream().map(BundleRun::directory)).doesNotHaveDuplicates();
    for (Throwable failure : failures) {
      Path directory = BundleRun.directory(failure);
      assertThat(BundleRun.files(directory)).hasSize(3).contains("handshake-1/server-chain.pem");
      assertThat(directory.resolve("handshake-1/server-chain.pem"))
          .hasContent(failure.getMessage());
    }
  }

  @TlsTest
  static class CrowdTestCase {
    private static final CountDownLatch EIGHT = new CountDownLatch(8);

    static Stream<Integer> numbers() {
      return IntStream.range(0, 32).boxed();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void test(int number, TlsServer server, TlsClient client) throws Exception {
      EIGHT.countDown();
      EIGHT.await();
      List<X509Certificate> chain = client.connect(server).serverChain();
      fail(BundleRun.pem(chain));
    }
  }
}
