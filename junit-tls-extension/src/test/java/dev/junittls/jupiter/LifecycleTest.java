package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.junittls.handshake.Handshake;
import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsAction;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class LifecycleTest {

  static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * As it says itself. Its port may be that of another test's server by now, which nobody is to
   * visit and to mistake for this one.
   */
  private static boolean isClosed(TlsServer server) {
    return isClosed(server.port(), server::handshakeDuring);
  }

  private static boolean isClosed(int port, Function<TlsAction, Handshake> handshakeDuring) {
    return catchThrowable(() -> handshakeDuring.apply(() -> {}))
        .getMessage()
        .contains(":" + port + " (closed)");
  }

  @Test
  void a_test_has_one_server_until_its_after_each_methods_are_over() {
    Kit.passes(2, PerTestTestCase.class);
    assertThat(PerTestTestCase.SERVERS).hasSize(2).doesNotHaveDuplicates();
    assertThat(PerTestTestCase.SERVERS).allMatch(LifecycleTest::isClosed);
    assertThat(PerTestTestCase.MOCKS.keySet()).hasSize(2);
    assertThat(PerTestTestCase.MOCKS)
        .allSatisfy((mock, port) -> assertThat(isClosed(port, mock::handshakeDuring)).isTrue());
  }

  @TlsTest
  static class PerTestTestCase {
    static final List<TlsServer> SERVERS = new ArrayList<>();
    static final Map<TlsMockWebServer, Integer> MOCKS = new HashMap<>();
    private final TlsServer constructor;
    private TlsServer before;
    private TlsServer field;

    PerTestTestCase(TlsServer constructor) {
      this.constructor = constructor;
    }

    @BeforeEach
    void start(TlsServer before) {
      this.before = before;
    }

    @RepeatedTest(2)
    void test(TlsServer server, TlsMockWebServer mock) {
      assertThat(server).isSameAs(before).isSameAs(constructor).isSameAs(field);
      SERVERS.add(server);
      MOCKS.put(mock, mock.port());
    }

    @AfterEach
    void still_open(TlsServer server, TlsMockWebServer mock) {
      assertThat(server).isSameAs(field);
      assertThat(isOpen(server.port())).isTrue();
      assertThat(isOpen(mock.port())).isTrue();
    }
  }

  @Test
  void a_server_of_the_class_lives_until_its_after_all_methods_are_over() {
    Kit.passes(3, PerClassTestCase.class);
    assertThat(PerClassTestCase.SERVERS).hasSize(2).doesNotHaveDuplicates();
    assertThat(PerClassTestCase.SERVERS).allMatch(LifecycleTest::isClosed);
  }

  @TlsTest
  static class PerClassTestCase {
    static final List<TlsServer> SERVERS = new ArrayList<>();

    static TlsServer shared;

    @BeforeAll
    static void start(TlsServer same, @ServerCertificate("backup") TlsServer backup) {
      assertThat(same).isSameAs(shared);
      SERVERS.add(same);
      SERVERS.add(backup);
    }

    @RepeatedTest(2)
    void test(TlsServer own, TlsClient client) {
      assertThat(own).isNotSameAs(shared);
      assertThat(client.connect(shared).succeeded()).isTrue();
    }

    @Nested
    class Inner {
      @Test
      void test(TlsServer own, TlsClient client) {
        assertThat(own).isNotSameAs(shared);
        assertThat(client.connect(shared).succeeded()).isTrue();
      }
    }

    @AfterAll
    static void still_open(TlsServer same) {
      assertThat(same).isSameAs(shared);
      assertThat(SERVERS).allMatch(server -> isOpen(server.port()));
    }
  }

  @Test
  void a_server_of_a_shared_instance_lives_as_long_as_the_class() {
    Kit.passes(2, SharedInstanceTestCase.class);
    assertThat(SharedInstanceTestCase.SERVERS).hasSize(1).allMatch(LifecycleTest::isClosed);
  }

  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class SharedInstanceTestCase {
    static final Set<TlsServer> SERVERS = new HashSet<>();
    private TlsServer shared;

    @RepeatedTest(2)
    void test(TlsServer own) {
      assertThat(own).isNotSameAs(shared);
      SERVERS.add(shared);
    }
  }

  @Test
  void a_server_under_test_is_fed_from_before_all() {
    Kit.passes(2, ServerUnderTestTestCase.class);
  }

  static class ServerUnderTestTestCase {
    private static TlsServer underTest;

    @BeforeAll
    static void start(
        @Authority CertificateAuthority authority, @ServerCertificate Credential own) {
      underTest = TlsServer.start(TlsConfig.presenting(own).demandingClientsOf(authority));
    }

    @RepeatedTest(2)
    void test(@ClientCertificate("alice") TlsClient alice, @Trusting TlsClient anonymous) {
      assertThat(alice.connect("localhost", underTest.port()).succeeded()).isTrue();
      assertThat(anonymous.connect("localhost", underTest.port()).succeeded()).isFalse();
    }

    @AfterAll
    static void stop() {
      underTest.close();
    }
  }

  @Test
  void servers_started_by_hand_are_closed_with_their_test() {
    Kit.passes(1, ByHandTestCase.class);
    assertThat(ByHandTestCase.SERVERS).hasSize(2).allMatch(LifecycleTest::isClosed);
    assertThatThrownBy(() -> ByHandTestCase.KEPT.get(0).start(ByHandTestCase.CONFIG.get(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the test is over and its servers are closed. Start servers while the test or class"
                + " runs to which these TlsServers belong.");
  }

  @TlsTest
  static class ByHandTestCase {
    static final List<TlsServer> SERVERS = new ArrayList<>();
    static final List<TlsServers> KEPT = new ArrayList<>();
    static final List<TlsConfig> CONFIG = new ArrayList<>();
    private TlsServers field;

    @Test
    void test(TlsServers servers, CertificateAuthority authority) {
      TlsConfig config = TlsConfig.presenting(authority.issue(CertificateSpec.server("localhost")));
      TlsServer one = servers.start(config);
      TlsServer other =
          servers.start(config, socket -> socket.getOutputStream().write("hello".getBytes()));
      SERVERS.add(one);
      SERVERS.add(other);
      CONFIG.add(config);
      KEPT.add(servers);
      assertThat(servers).isSameAs(field);
      TlsClient client = TlsClient.of(TlsConfig.trusting(authority));
      assertThat(client.connect(one).succeeded()).isTrue();
      assertThat(client.connect(other).succeeded()).isTrue();
    }
  }

  @Test
  void a_server_that_the_test_closes_itself_does_no_harm() {
    Kit.passes(1, ClosedByTestTestCase.class);
  }

  @TlsTest
  static class ClosedByTestTestCase {
    @Test
    void test(TlsServer server, TlsMockWebServer mock) {
      server.close();
      mock.close();
    }
  }

  @Test
  void an_http_client_is_shut_down_without_waiting_for_its_requests() throws Exception {
    assumeTrue(
        Runtime.version().feature() >= 21, "java.net.http.HttpClient has no end before JDK 21");
    long start = System.nanoTime();
    Kit.passes(1, HangingTestCase.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    HttpClient client = HangingTestCase.SEEN.get(0);
    assertThat(HttpClient.class.getMethod("awaitTermination", Duration.class))
        .satisfies(
            method -> assertThat(method.invoke(client, Duration.ofSeconds(10))).isEqualTo(true));
  }

  @TlsTest
  static class HangingTestCase {
    static final List<HttpClient> SEEN = new ArrayList<>();

    @Test
    void test(TlsServers servers, Credential credential, @Trusting HttpClient client)
        throws InterruptedException {
      CountDownLatch asked = new CountDownLatch(1);
      TlsServer server =
          servers.start(
              TlsConfig.presenting(credential).timeout(Duration.ofMinutes(1)),
              socket -> {
                asked.countDown();
                while (socket.getInputStream().read() >= 0) {
                  // never answers
                }
              });
      client.sendAsync(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.discarding());
      asked.await();
      SEEN.add(client);
    }
  }
}
