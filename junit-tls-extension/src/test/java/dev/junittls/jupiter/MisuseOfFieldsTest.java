package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What is refused on fields, classes and constructors. */
class MisuseOfFieldsTest {

  @Test
  void a_final_field() {
    assertThat(Kit.failure(FinalFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Authority on field 'MisuseOfFieldsTest.FinalFieldTestCase.authority': a final field cannot be"
                + " filled in. Remove 'final'.");
  }

  static class FinalFieldTestCase {
    @Authority final CertificateAuthority authority = CertificateAuthority.create();

    @Test
    void test() {}
  }

  private static final CertificateAuthority GIVEN = CertificateAuthority.create();

  @Test
  void a_field_that_has_a_value() {
    assertThat(Kit.failure(GivenFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Authority on field 'MisuseOfFieldsTest.GivenFieldTestCase.authority': it already has a"
                + " value. Remove the initializer or the annotation.");
    assertThat(GivenFieldTestCase.instance.authority).isSameAs(GIVEN);
    assertThat(GivenFieldTestCase.instance.server).isNull();
  }

  static class GivenFieldTestCase {
    static GivenFieldTestCase instance;
    @ServerCertificate TlsServer server;
    @Authority CertificateAuthority authority = GIVEN;

    GivenFieldTestCase() {
      instance = this;
    }

    @Test
    void test() {}
  }

  @Test
  void a_static_field_that_has_a_value() {
    for (int i = 0; i < 2; i++) {
      assertThat(Kit.failure(GivenStaticFieldTestCase.class))
          .isInstanceOf(ExtensionConfigurationException.class)
          .hasMessage(
              "@Authority on field 'MisuseOfFieldsTest.GivenStaticFieldTestCase.authority': it"
                  + " already has a value. Remove the initializer or the annotation.");
      assertThat(GivenStaticFieldTestCase.authority).isSameAs(GIVEN);
      assertThat(GivenStaticFieldTestCase.server).isNull();
    }
  }

  @TlsTest
  static class GivenStaticFieldTestCase {
    @ServerCertificate static TlsServer server;
    @Authority static CertificateAuthority authority = GIVEN;

    @Test
    void test() {}
  }

  @Test
  void a_field_of_a_shared_instance_that_has_a_value() {
    assertThat(Kit.failure(GivenSharedFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageStartingWith("@Authority on field")
        .hasMessageEndingWith("already has a value. Remove the initializer or the annotation.");
  }

  @TlsTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class GivenSharedFieldTestCase {
    @Authority CertificateAuthority authority;

    GivenSharedFieldTestCase() {
      authority = GIVEN;
    }

    @Test
    void test() {}
  }

  @Test
  void a_static_field_for_two_classes_at_once() {
    EngineExecutionResults results =
        Kit.run(Kit.CONCURRENT, OneHeirTestCase.class, OtherHeirTestCase.class);
    assertThat(Kit.failures(results))
        .singleElement()
        .isInstanceOf(ExtensionConfigurationException.class)
        .extracting(Throwable::getMessage, as(STRING))
        .matches(
            "@Authority on field 'MisuseOfFieldsTest\\.Inherited\\.authority': class"
                + " MisuseOfFieldsTest\\.(One|Other)HeirTestCase, which runs at the same time, has it"
                + " filled too\\. Make it an instance field or a parameter\\.");
    assertThat(Inherited.authority).isNull();
  }

  @TlsTest
  @ExtendWith(Meeting.class)
  abstract static class Inherited {
    @Authority static CertificateAuthority authority;

    @Test
    void test(@Authority CertificateAuthority same) {
      assertThat(same).isSameAs(authority);
    }
  }

  /** Keeps either class until the other one has been refused. */
  static class Meeting implements AfterAllCallback {
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
      BOTH.countDown();
      assertThat(BOTH.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  static class OneHeirTestCase extends Inherited {}

  static class OtherHeirTestCase extends Inherited {}

  @Test
  void a_static_field() {
    assertThat(Kit.failure(StaticFieldTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Authority on field 'MisuseOfFieldsTest.StaticFieldTestCase.authority': String cannot be"
                + " filled in. Possible types: CertificateAuthority, Credential, X509Certificate,"
                + " PrivateKey, KeyStore.");
  }

  static class StaticFieldTestCase {
    @Authority static String authority;

    @Test
    void test() {}
  }

  @Test
  void a_class_that_contradicts_itself() {
    assertThat(Kit.failure(ClassTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@TlsTest and @MutualTls (@TlsParameters) on class MisuseOfFieldsTest.ClassTestCase: they set"
                + " the same attribute to different values. Set it once.");
  }

  @TlsTest(clientAuth = ClientAuth.WANT)
  @MutualTls
  static class ClassTestCase {
    @Test
    void test() {}
  }

  @Test
  void is_found_before_anything_is_made() {
    assertThat(Kit.failure(OrderTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith("@ServerCertificate on parameter 2 of the constructor");
    assertThat(OrderTestCase.MADE).isEmpty();
  }

  @TlsTest
  static class OrderTestCase {
    static final List<Object> MADE = new ArrayList<>();

    OrderTestCase(CertificateAuthority first, @ServerCertificate(validFor = "?") Credential bad) {
      MADE.add(first);
    }

    @Test
    void test() {}
  }
}
