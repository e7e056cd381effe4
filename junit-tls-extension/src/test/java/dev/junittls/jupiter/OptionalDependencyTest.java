package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.pki.CertificateAuthority;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class OptionalDependencyTest {

  private static final List<String> OPTIONAL =
      List.of("mockwebserver3", "okhttp", "okio", "kotlin");

  @Test
  void without_mockwebserver3_the_error_names_the_dependency() throws Exception {
    assertThat(failuresWithoutOkHttp(MissingTestCase.class))
        .containsExactlyInAnyOrder(
            "TlsMockWebServer on parameter 1 of OptionalDependencyTest.MissingTestCase.bare("
                + "TlsMockWebServer): it needs OkHttp's MockWebServer, which is missing. Add the"
                + " dependency com.squareup.okhttp3:mockwebserver3 (test scope).",
            "@MutualTls (@TlsParameters) on parameter 1 of"
                + " OptionalDependencyTest.MissingTestCase.annotated(TlsMockWebServer): it needs"
                + " OkHttp's MockWebServer, which is missing. Add the dependency"
                + " com.squareup.okhttp3:mockwebserver3 (test scope).");
  }

  @TlsTest
  static class MissingTestCase {
    @Test
    void bare(TlsMockWebServer server) {}

    @Test
    void annotated(@MutualTls TlsMockWebServer server) {}

    @Test
    void passes_without(CertificateAuthority authority) {}
  }

  @Test
  void without_mockwebserver3_everything_else_works() throws Exception {
    assertThat(failuresWithoutOkHttp(OthersTestCase.class)).isEmpty();
  }

  @TlsTest
  static class OthersTestCase {
    static CertificateAuthority authority;

    @Test
    void test(CertificateAuthority same) {
      assertThat(same).isSameAs(authority);
    }
  }

  @Test
  void the_deprecated_mock_web_server_is_refused_in_favour_of_the_new_one() {
    assertThat(Kit.failure(DeprecatedTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@MutualTls (@TlsParameters) on parameter 1 of"
                + " OptionalDependencyTest.DeprecatedTestCase.test(MockWebServer):"
                + " okhttp3.mockwebserver.MockWebServer is the deprecated one. Use"
                + " mockwebserver3.MockWebServer of com.squareup.okhttp3:mockwebserver3 (test"
                + " scope).");
  }

  static class DeprecatedTestCase {
    @Test
    void test(@MutualTls MockWebServer server) {}
  }

  /** Called in the other class loader. */
  static List<String> failures(String className) throws ClassNotFoundException {
    ClassLoader loader = OptionalDependencyTest.class.getClassLoader();
    return Kit.failures(Kit.run(Class.forName(className, true, loader))).stream()
        .map(Throwable::getMessage)
        .toList();
  }

  private static List<String> failuresWithoutOkHttp(Class<?> testClass) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPathWithoutOkHttp(), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      var there = loader.loadClass(OptionalDependencyTest.class.getName());
      var failures = there.getDeclaredMethod("failures", String.class);
      failures.setAccessible(true);
      return ((List<?>) failures.invoke(null, testClass.getName()))
          .stream().map(String::valueOf).toList();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL[] classPathWithoutOkHttp() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> OPTIONAL.stream().noneMatch(path.getFileName().toString()::startsWith))
        .map(OptionalDependencyTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
