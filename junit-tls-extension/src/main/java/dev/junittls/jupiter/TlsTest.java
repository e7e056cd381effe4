package dev.junittls.jupiter;

import dev.junittls.peer.ClientAuth;
import dev.junittls.pki.KeyType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test of a class its own TLS world: a throwaway certificate authority and whatever
 * certificates, servers and clients the test asks for by writing a parameter or a field.
 *
 * <pre>{@code
 * @TlsTest
 * class DownloadClientTest {
 *   @Test
 *   void refuses_an_expired_certificate(
 *       @ServerCertificate(flaw = EXPIRED) TlsServer server, @Trusting SSLContext trust) {
 *     Handshake handshake =
 *         server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()));
 *     assertThat(handshake).failed().detectedBy(CLIENT).because(CERTIFICATE_EXPIRED);
 *   }
 * }
 * }</pre>
 *
 * <p><b>Where.</b> On a test class, on an interface of test classes, or on an annotation of your
 * own. It is inherited by subclasses and by {@code @Nested} classes. Not on methods: alone there it
 * would run nothing and stay green.
 *
 * <p><b>What is filled in.</b> Inside such a class the library's own types ({@code
 * CertificateAuthority}, {@code Credential}, {@code TlsServer}, {@code TlsClient}, {@code
 * TlsMockWebServer}, {@link TlsServers}) are filled in wherever they stand: as a parameter of a
 * test, constructor or lifecycle method, or as a field that is neither final nor given a value nor
 * annotated by somebody else. Types of others ({@code SSLContext}, {@code KeyStore}, ...) are
 * filled in only under {@link Authority @Authority}, {@link ServerCertificate @ServerCertificate},
 * {@link ClientCertificate @ClientCertificate} or {@link Trusting @Trusting}, so that no other
 * extension is fought. In a {@code @ParameterizedTest} method JUnit's arguments come first; what
 * they leave over is filled in (of a {@code @ParameterizedClass} constructor only what is
 * annotated).
 *
 * <p><b>Life.</b> A static field and a parameter of a static lifecycle method live as long as the
 * class, everything else as long as one test (under {@code PER_CLASS} an instance field and a
 * constructor parameter live as long as the class too). Whatever can be closed is closed then, last
 * in, first out, after all {@code @AfterEach} and {@code @AfterAll} methods. An authority or a
 * credential of the class is also the one its tests get; servers and clients of the class stay
 * where they are, a test that asks for one gets its own.
 *
 * <p><b>Levels.</b> The attributes are defaults. What stands on a field or parameter overrides
 * them; a subclass overrides its superclass and a {@code @Nested} class the class around it,
 * attribute by attribute.
 *
 * <p><b>In parallel.</b> Tests share nothing but what the class owns, which is immutable or
 * thread-safe; nothing of the JVM is changed. A static field is there only once: where two
 * subclasses that run at the same time inherit it, the second one is refused; use an instance field
 * or a parameter there.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TlsExtension.class)
public @interface TlsTest {

  /**
   * The host names and IP addresses in the certificates of servers.
   *
   * @return DNS names, wildcards, IPv4 and IPv6 addresses; not set: {@code localhost}, {@code
   *     127.0.0.1} and {@code ::1}
   */
  String[] hosts() default {};

  /**
   * The kind of every key: of authorities, servers and clients.
   *
   * @return at most one; not set: {@link KeyType#EC_P256}
   */
  KeyType[] keyType() default {};

  /**
   * Whether servers ask for a client certificate.
   *
   * @return at most one; not set: {@link ClientAuth#NONE}
   */
  ClientAuth[] clientAuth() default {};

  /**
   * The TLS versions servers and clients speak.
   *
   * @return names such as {@code TLSv1.3}; not set: what the JDK enables
   */
  String[] protocols() default {};

  /**
   * The cipher suites servers and clients offer.
   *
   * @return names such as {@code TLS_AES_128_GCM_SHA256}; not set: what the JDK enables
   */
  String[] cipherSuites() default {};

  /**
   * The application protocols (ALPN, RFC 7301) servers and clients offer, in order of preference.
   *
   * @return names such as {@code h2} or {@code http/1.1}; not set: none
   */
  String[] applicationProtocols() default {};
}
