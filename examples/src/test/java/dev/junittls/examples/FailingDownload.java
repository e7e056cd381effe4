package dev.junittls.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.jupiter.ServerCertificate;
import dev.junittls.jupiter.TlsTest;
import dev.junittls.jupiter.Trusting;
import dev.junittls.peer.TlsServer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * Fails, to show what a failure leaves. Its name does not end in Test, so that it runs only when it
 * is asked for: {@code mvn -B test -P examples -pl examples -am -Dtest=FailingDownload}.
 */
// tag::class[]
@TlsTest
class FailingDownload {

  @Test
  void says_hello(
      @ServerCertificate(authority = "partner") TlsServer server, @Trusting SSLContext trust)
      throws Exception {
    assertThat(new DownloadClient(trust).get(server.uri())).isEqualTo("hello");
  }
}
// end::class[]
