package dev.junittls.jupiter;

import org.junit.platform.commons.support.ReflectionSupport;

/** Whether the libraries are there that not everybody needs. */
final class OptionalLibraries {

  static final String MOCK_WEB_SERVER = "com.squareup.okhttp3:mockwebserver3 (test scope)";

  private OptionalLibraries() {}

  static void check(Annotations annotations, Form form) {
    if (form.needsMockWebServer() && !isPresent("mockwebserver3.MockWebServer")) {
      throw annotations.misuse(
          "it needs OkHttp's MockWebServer, which is missing. Add the dependency "
              + MOCK_WEB_SERVER
              + ".");
    }
  }

  private static boolean isPresent(String className) {
    ClassLoader ours = OptionalLibraries.class.getClassLoader();
    return ReflectionSupport.tryToLoadClass(className, ours).toOptional().isPresent();
  }
}
