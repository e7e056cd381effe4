package dev.junittls.jupiter;

import static dev.junittls.assertj.TlsAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Eight classes of two hundred tests at once, and nothing of ours is left when they are done. */
@Isolated("counts the threads and file descriptors of the whole JVM")
class ManyTestsInParallelTest {

  private static final Queue<CertificateAuthority> AUTHORITIES = new ConcurrentLinkedQueue<>();

  @Test
  void are_all_green_and_leave_nothing_behind() throws IOException {
    run(1, WarmUpTestCase.class);
    AUTHORITIES.clear();
    Set<String> threadsBefore = threads();
    List<String> socketsBefore = sockets();
    Set<Path> filesBefore = temporaryFiles();

    run(
        1600,
        FirstTestCase.class,
        SecondTestCase.class,
        ThirdTestCase.class,
        FourthTestCase.class,
        FifthTestCase.class,
        SixthTestCase.class,
        SeventhTestCase.class,
        EighthTestCase.class);

    assertThat(AUTHORITIES.stream().map(CertificateAuthority::certificate).distinct())
        .as("a fresh authority for every test")
        .hasSize(1600);
    // A closed socket's thread may need a moment to end: awaited, not slept for.
    await().untilAsserted(() -> assertThat(threads()).isSubsetOf(threadsBefore));
    await().untilAsserted(() -> assertThat(sockets()).isSubsetOf(socketsBefore));
    assertThat(temporaryFiles()).isSubsetOf(filesBefore);
  }

  private static void run(int tests, Class<?>... classes) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent");
    for (Class<?> testCase : classes) {
      kit.selectors(selectClass(testCase));
    }
    kit.execute()
        .testEvents()
        .assertStatistics(counts -> counts.started(tests).succeeded(tests).failed(0));
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("junit-tls"))
        .collect(Collectors.toSet());
  }

  /** Linux shows open sockets here; elsewhere the list is empty and proves nothing. */
  private static List<String> sockets() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return List.of();
    }
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.map(ManyTestsInParallelTest::target)
          .filter(target -> target.startsWith("socket:"))
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().contains("junit-tls"))
          .collect(Collectors.toSet());
    }
  }

  @TlsTest
  abstract static class Exchange {

    @RepeatedTest(200)
    void talks(
        @Authority CertificateAuthority authority,
        @MutualTls TlsServer server,
        @ClientCertificate("alice") TlsClient alice) {
      AUTHORITIES.add(authority);
      assertThat(alice.connect(server)).succeeded().clientPresented("CN=alice");
    }
  }

  @TlsTest
  static class WarmUpTestCase {
    @Test
    void talks(@MutualTls TlsServer server, @ClientCertificate("alice") TlsClient alice) {
      assertThat(alice.connect(server)).succeeded();
    }
  }

  static class FirstTestCase extends Exchange {}

  static class SecondTestCase extends Exchange {}

  static class ThirdTestCase extends Exchange {}

  static class FourthTestCase extends Exchange {}

  static class FifthTestCase extends Exchange {}

  static class SixthTestCase extends Exchange {}

  static class SeventhTestCase extends Exchange {}

  static class EighthTestCase extends Exchange {}
}
