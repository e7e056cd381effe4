/** The JUnit extension: a TLS world for each test, by annotation. */
module dev.junittls.extension {
  requires transitive dev.junittls.fixtures;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  requires java.net.http;

  exports dev.junittls.jupiter;
}
