package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.handshake.Failure;
import dev.junittls.handshake.Handshake;
import dev.junittls.handshake.Side;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsConfig;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.CertificateSpec;
import dev.junittls.pki.Credential;
import dev.junittls.pki.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final CertificateAuthority ARGUMENT = CertificateAuthority.create();

  @Test
  void each_invocation_of_a_parameterized_test_has_an_authority_of_its_own() {
    Kit.passes(3, FlawsTestCase.class);
    assertThat(new HashSet<>(FlawsTestCase.SEEN)).hasSize(3);
  }

  static class FlawsTestCase {
    static final List<CertificateAuthority> SEEN = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
        value = Flaw.class,
        names = {"EXPIRED", "UNTRUSTED", "WRONG_HOST"})
    void test(Flaw flaw, @Authority CertificateAuthority ca, TlsServers servers) {
      Credential flawed = ca.issue(CertificateSpec.server("localhost"), flaw);
      TlsServer server = servers.start(TlsConfig.presenting(flawed));
      Handshake handshake = TlsClient.of(TlsConfig.trusting(ca)).connect(server);
      assertThat(handshake.failure().map(Failure::detectedBy)).contains(Side.CLIENT);
      SEEN.add(ca);
    }
  }

  @Test
  void the_arguments_of_a_parameterized_test_come_first_and_the_rest_from_us() {
    Kit.passes(6, BareTestCase.class);
    Kit.allPassed(6, Kit.run(Kit.CONCURRENT, BareTestCase.class));
  }

  @TlsTest
  static class BareTestCase {
    CertificateAuthority own;

    static Stream<Arguments> authorities() {
      return Stream.of(Arguments.of(ARGUMENT, "text"));
    }

    @BeforeEach
    void bare_types_are_ours_here(CertificateAuthority authority) {
      assertThat(authority).isSameAs(own);
    }

    static Stream<Arguments> one_or_two() {
      return Stream.of(Arguments.of("one"), Arguments.of("two", ARGUMENT));
    }

    BareTestCase(CertificateAuthority constructor) {
      assertThat(constructor).isNotSameAs(ARGUMENT);
    }

    @ParameterizedTest
    @MethodSource("one_or_two")
    void as_many_as_there_are(String text, CertificateAuthority rest, TlsServer server) {
      assertThat(rest).isSameAs(text.equals("two") ? ARGUMENT : own);
      assertThat(TlsClient.of(TlsConfig.trusting(own)).connect(server).succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void all_the_rest(String text, CertificateAuthority rest, Credential server, TlsServers more) {
      assertThat(rest).isSameAs(own);
      assertThat(server.root()).contains(own.certificate());
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void after_an_aggregator(ArgumentsAccessor all, CertificateAuthority rest) {
      assertThat(all.get(0)).isSameAs(ARGUMENT);
      assertThat(rest).isSameAs(own);
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void test(CertificateAuthority argument, String text, @Authority CertificateAuthority ours) {
      assertThat(argument).isSameAs(ARGUMENT);
      assertThat(ours).isSameAs(own);
    }
  }

  @Test
  void a_parameterized_class_gets_its_arguments_from_junit_and_the_rest_from_us() {
    Kit.passes(4, ParameterizedFieldsTestCase.class, ParameterizedConstructorTestCase.class);
  }

  @TlsTest
  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  static class ParameterizedFieldsTestCase {
    static CertificateAuthority shared;
    @Parameter String text;
    Credential server;

    @Test
    void test(CertificateAuthority authority) {
      assertThat(text).isIn("a", "b");
      assertThat(authority).isSameAs(shared);
      assertThat(server.root()).contains(authority.certificate());
    }
  }

  @TlsTest
  @ParameterizedClass
  @MethodSource("authorities")
  static class ParameterizedConstructorTestCase {
    private final CertificateAuthority argument;
    private final CertificateAuthority ours;

    static Stream<CertificateAuthority> authorities() {
      return Stream.of(ARGUMENT, ARGUMENT);
    }

    ParameterizedConstructorTestCase(
        CertificateAuthority argument, @Authority CertificateAuthority ours) {
      this.argument = argument;
      this.ours = ours;
    }

    @Test
    void test(CertificateAuthority authority) {
      assertThat(argument).isSameAs(ARGUMENT);
      assertThat(authority).isSameAs(ours);
    }
  }

  @Test
  void the_tests_of_a_factory_share_one_world() {
    Kit.passes(2, FactoryTestCase.class);
  }

  @TlsTest
  static class FactoryTestCase {
    @TestFactory
    Stream<DynamicTest> tests(CertificateAuthority authority, Credential server) {
      return Stream.of("one", "two")
          .map(
              name ->
                  DynamicTest.dynamicTest(
                      name, () -> assertThat(server.root()).contains(authority.certificate())));
    }
  }
}
