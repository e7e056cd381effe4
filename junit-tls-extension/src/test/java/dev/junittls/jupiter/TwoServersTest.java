package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.mockwebserver.TlsMockWebServer;
import dev.junittls.peer.TlsServer;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Two servers are two, or refused. */
class TwoServersTest {

  private static final String REMEDY =
      ", so both would be one. Give them names, @ServerCertificate(\"a\") and"
          + " @ServerCertificate(\"b\"), or remove one.";

  @Test
  void that_are_described_alike_are_refused() {
    assertThat(Kit.failure(AlikeTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "TlsServer on parameter 2 of TwoServersTest.AlikeTestCase.test(TlsServer, TlsServer):"
                + " describes the same server as parameter 1 of"
                + " TwoServersTest.AlikeTestCase.test(TlsServer, TlsServer)"
                + REMEDY);
    assertThat(Kit.failure(MutualAlikeTestCase.class))
        .hasMessageStartingWith("@MutualTls (@TlsParameters) on parameter 2 of ")
        .hasMessageEndingWith(REMEDY);
  }

  @TlsTest
  static class AlikeTestCase {
    @Test
    void test(TlsServer primary, TlsServer backup) {}
  }

  static class MutualAlikeTestCase {
    @Test
    void test(@MutualTls MockWebServer primary, @MutualTls MockWebServer backup) {}
  }

  /** A field may be the user's own, to keep what a parameter brought. */
  @Test
  void that_are_fields_may_be_one() {
    Kit.passes(1, AlikeFieldsTestCase.class);
  }

  @TlsTest
  static class AlikeFieldsTestCase {
    TlsServer first;
    TlsServer second;

    @Test
    void test(TlsServer server) {
      assertThat(first).isSameAs(second).isSameAs(server);
    }
  }

  @Test
  void with_names_are_two() {
    Kit.passes(1, NamedTestCase.class);
  }

  @TlsTest
  static class NamedTestCase {
    @Test
    void test(TlsServer primary, @ServerCertificate("backup") TlsServer backup) {
      assertThat(primary.port()).isNotEqualTo(backup.port());
    }
  }

  @Test
  void of_two_types_are_one_and_the_same_mock_web_server() {
    Kit.passes(1, TwoTypesTestCase.class);
  }

  @TlsTest
  static class TwoTypesTestCase {
    @Test
    void test(TlsMockWebServer recorded, @ServerCertificate MockWebServer mock) {
      assertThat(recorded.mock()).isSameAs(mock);
    }
  }
}
