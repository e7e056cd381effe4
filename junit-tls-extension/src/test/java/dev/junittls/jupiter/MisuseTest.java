package dev.junittls.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.TlsClient;
import dev.junittls.peer.TlsServer;
import dev.junittls.pki.CertificateAuthority;
import dev.junittls.pki.Credential;
import dev.junittls.pki.Flaw;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class MisuseTest {

  private static void refusesParameter(Class<?> testClass, String message) {
    assertThat(Kit.failure(testClass))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(message);
  }

  private static String on(Class<?> testClass, String parameterType) {
    return " on parameter 1 of MisuseTest."
        + testClass.getSimpleName()
        + ".test("
        + parameterType
        + "): ";
  }

  @Test
  void a_server_certificate_on_a_client() {
    refusesParameter(
        ServerCertificateOnClientTestCase.class,
        "@ServerCertificate"
            + on(ServerCertificateOnClientTestCase.class, "TlsClient")
            + "@ServerCertificate does not go with TlsClient. On TlsClient write one of:"
            + " @ClientCertificate, @Trusting, @TlsParameters, @Misbehaving; @ServerCertificate goes with:"
            + " Credential, TlsServer, TlsMockWebServer, X509Certificate, PrivateKey, KeyStore,"
            + " SSLContext, SSLSocketFactory, X509TrustManager, X509ExtendedTrustManager,"
            + " X509KeyManager, X509ExtendedKeyManager, MockWebServer.");
  }

  static class ServerCertificateOnClientTestCase {
    @Test
    void test(@ServerCertificate TlsClient client) {}
  }

  @Test
  void a_flaw_on_an_authority() {
    refusesParameter(
        FlawOnAuthorityTestCase.class,
        "@ServerCertificate"
            + on(FlawOnAuthorityTestCase.class, "CertificateAuthority")
            + "@ServerCertificate does not go with CertificateAuthority. On CertificateAuthority"
            + " write one of: @Authority; @ServerCertificate goes with: "
            + Form.typesFor(Form.From.SERVER)
            + ".");
  }

  static class FlawOnAuthorityTestCase {
    @Test
    void test(@ServerCertificate(flaw = Flaw.EXPIRED) CertificateAuthority authority) {}
  }

  @Test
  void two_flaws() {
    refusesParameter(
        TwoFlawsTestCase.class,
        "@ServerCertificate"
            + on(TwoFlawsTestCase.class, "Credential")
            + "flaw is [EXPIRED, WRONG_HOST], but only one is possible. Keep one.");
  }

  static class TwoFlawsTestCase {
    @Test
    void test(@ServerCertificate(flaw = {Flaw.EXPIRED, Flaw.WRONG_HOST}) Credential credential) {}
  }

  @Test
  void a_duration_that_is_none() {
    refusesParameter(
        BadDurationTestCase.class,
        "@ClientCertificate"
            + on(BadDurationTestCase.class, "Credential")
            + "validFor is \"47 days\", which is no ISO-8601 duration. Write \"P47D\" for 47 days"
            + " or \"PT1H\" for an hour.");
  }

  static class BadDurationTestCase {
    @Test
    void test(@ClientCertificate(validFor = "47 days") Credential credential) {}
  }

  @Test
  void a_duration_that_is_over_already() {
    refusesParameter(
        NegativeDurationTestCase.class,
        "@ClientCertificate"
            + on(NegativeDurationTestCase.class, "Credential")
            + "validFor is \"-P1D\", but must be longer than nothing. For a certificate that is no"
            + " longer valid set flaw = EXPIRED.");
  }

  static class NegativeDurationTestCase {
    @Test
    void test(@ClientCertificate(validFor = "-P1D") Credential credential) {}
  }

  @Test
  void a_host_name_that_is_impossible() {
    assertThat(Kit.failure(BadHostTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith("@ServerCertificate" + on(BadHostTestCase.class, "Credential"))
        .hasMessageContaining("no such host!");
  }

  static class BadHostTestCase {
    @Test
    void test(@ServerCertificate(hosts = "no such host!") Credential credential) {}
  }

  @Test
  void fewer_than_no_intermediates() {
    refusesParameter(
        NegativeDepthTestCase.class,
        "@ServerCertificate"
            + on(NegativeDepthTestCase.class, "Credential")
            + "intermediates is -1. Set a number of 0 or more.");
  }

  static class NegativeDepthTestCase {
    @Test
    void test(@ServerCertificate(intermediates = -1) Credential credential) {}
  }

  @Test
  void a_wrong_host_where_there_is_none() {
    refusesParameter(
        NoHostTestCase.class,
        "@ClientCertificate"
            + on(NoHostTestCase.class, "Credential")
            + "flaw is WRONG_HOST, but the certificate names no host. Set hosts too.");
  }

  static class NoHostTestCase {
    @Test
    void test(@ClientCertificate(flaw = Flaw.WRONG_HOST) Credential credential) {}
  }

  @Test
  void what_only_the_maker_notices() {
    assertThat(Kit.failure(MakerTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith(
            "@Trusting @TlsParameters" + on(MakerTestCase.class, "OkHttpClient"))
        .hasMessageContaining("http/1.1")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  static class MakerTestCase {
    @Test
    void test(@Trusting @TlsParameters(applicationProtocols = "spdy") OkHttpClient client) {}
  }

  @Test
  void a_type_that_cannot_be_filled() {
    refusesParameter(
        UnknownTypeTestCase.class,
        "@Authority"
            + on(UnknownTypeTestCase.class, "String")
            + "String cannot be filled in. Possible types: CertificateAuthority, Credential,"
            + " X509Certificate, PrivateKey, KeyStore.");
  }

  static class UnknownTypeTestCase {
    @Test
    void test(@Authority String authority) {}
  }

  @Test
  void a_path() {
    refusesParameter(
        PathTestCase.class,
        "@ServerCertificate"
            + on(PathTestCase.class, "Path")
            + "a Path is not filled in. Ask for a Credential or a CertificateAuthority and write"
            + " its certificatePem() into a @TempDir, or store credential.keyStore(password) there"
            + " as a PKCS12 file.");
  }

  static class PathTestCase {
    @Test
    void test(@ServerCertificate Path directory) {}
  }

  @Test
  void a_server_and_a_client_certificate_at_once() {
    refusesParameter(
        BothCertificatesTestCase.class,
        "@ServerCertificate @ClientCertificate"
            + on(BothCertificatesTestCase.class, "Credential")
            + "a certificate is for a server or for a client. Keep one of the two.");
  }

  static class BothCertificatesTestCase {
    @Test
    void test(@ServerCertificate @ClientCertificate Credential credential) {}
  }

  @Test
  void an_authority_beside_anything_else() {
    refusesParameter(
        AuthorityAndTrustTestCase.class,
        "@Authority @Trusting"
            + on(AuthorityAndTrustTestCase.class, "KeyStore")
            + "@Authority asks for the authority itself and stands alone. Keep one of them.");
  }

  static class AuthorityAndTrustTestCase {
    @Test
    void test(@Authority @Trusting KeyStore store) {}
  }

  @Test
  void a_key_store_that_holds_a_key_and_trust() {
    refusesParameter(
        KeyAndTrustTestCase.class,
        "@ServerCertificate @Trusting"
            + on(KeyAndTrustTestCase.class, "KeyStore")
            + "a KeyStore is either a trust store (@Trusting) or holds a key. Keep one of them.");
  }

  static class KeyAndTrustTestCase {
    @Test
    void test(@ServerCertificate @Trusting KeyStore store) {}
  }

  @Test
  void trust_for_a_key_manager() {
    assertThat(Kit.failure(TrustingKeyManagerTestCase.class))
        .hasMessageStartingWith(
            "@Trusting"
                + on(TrustingKeyManagerTestCase.class, "X509KeyManager")
                + "@Trusting does not go with X509KeyManager. On X509KeyManager write one of:"
                + " @ServerCertificate, @ClientCertificate; @Trusting goes with: ");
  }

  static class TrustingKeyManagerTestCase {
    @Test
    void test(@Trusting X509KeyManager manager) {}
  }

  @Test
  void a_client_that_demands_clients() {
    refusesParameter(
        MutualClientTestCase.class,
        "@MutualTls (@TlsParameters)"
            + on(MutualClientTestCase.class, "TlsClient")
            + "clientAuth is for servers, but this is a client. Put @MutualTls (@TlsParameters) on"
            + " the server.");
  }

  static class MutualClientTestCase {
    @Test
    void test(@MutualTls TlsClient client) {}
  }

  @Test
  void a_context_for_clients_that_demands_clients() {
    assertThat(Kit.failure(MutualContextTestCase.class))
        .hasMessageContaining("clientAuth is for servers, but this is a client.");
  }

  static class MutualContextTestCase {
    @Test
    void test(@Trusting @MutualTls SSLContext context) {}
  }

  @Test
  void a_protocol_that_the_jdk_does_not_know() {
    assertThat(Kit.failure(UnknownProtocolTestCase.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageStartingWith(
            "@TlsParameters"
                + on(UnknownProtocolTestCase.class, "TlsServer")
                + "The JDK knows no protocol <TLS1.3>; it knows [");
  }

  static class UnknownProtocolTestCase {
    @Test
    void test(@TlsParameters(protocols = "TLS1.3") TlsServer server) {}
  }

  @Test
  void a_cipher_suite_of_a_class_that_the_jdk_does_not_know() {
    assertThat(Kit.failure(UnknownSuiteTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageStartingWith(
            "@TlsTest on class MisuseTest.UnknownSuiteTestCase: The JDK knows no cipher suite"
                + " <TLS_NONE>. Did you mean <");
  }

  @TlsTest(cipherSuites = "TLS_NONE")
  static class UnknownSuiteTestCase {
    @Test
    void test() {}
  }

  @Test
  void a_host_name_of_a_class_that_is_impossible() {
    assertThat(Kit.failure(ClassHostTestCase.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageStartingWith("@TlsTest on class MisuseTest.ClassHostTestCase: ")
        .hasMessageContaining("no such host!");
  }

  @TlsTest(hosts = "no such host!")
  static class ClassHostTestCase {
    @Test
    void test() {}
  }

  @Test
  void client_authentication_said_twice() {
    refusesParameter(
        ClientAuthTwiceTestCase.class,
        "@MutualTls (@TlsParameters)"
            + on(ClientAuthTwiceTestCase.class, "TlsServer")
            + "clientAuth is both NEED and WANT. Set it once.");
  }

  static class ClientAuthTwiceTestCase {
    @Test
    void test(@MutualTls @TlsParameters(clientAuth = ClientAuth.WANT) TlsServer server) {}
  }

  @Test
  void trusted_clients_that_are_never_asked() {
    refusesParameter(
        NobodyAsksTestCase.class,
        "@Trusting @TlsParameters"
            + on(NobodyAsksTestCase.class, "TlsServer")
            + "a server with clientAuth = NONE never sees a client certificate. Set clientAuth to"
            + " NEED or WANT, or remove @Trusting.");
  }

  static class NobodyAsksTestCase {
    @Test
    void test(@Trusting @TlsParameters(clientAuth = ClientAuth.NONE) TlsServer server) {}
  }

  @Test
  void an_annotated_collection_of_servers() {
    refusesParameter(
        AnnotatedServersTestCase.class,
        "@MutualTls (@TlsParameters)"
            + on(AnnotatedServersTestCase.class, "TlsServers")
            + "@TlsParameters does not go with TlsServers. Remove it and describe each server in"
            + " the TlsConfig given to start(config).");
  }

  static class AnnotatedServersTestCase {
    @Test
    void test(@MutualTls TlsServers servers) {}
  }
}
