package dev.junittls.jupiter;

import dev.junittls.pki.Flaw;
import dev.junittls.pki.KeyType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Describes the certificate of a server, good or with a flaw, and asks for it or for something that
 * presents it.
 *
 * <pre>{@code
 * @Test
 * void refuses_a_stranger(
 *     @ServerCertificate(authority = "stranger") TlsServer server, @Trusting SSLContext trust) {
 *   assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri())))
 *       .failed().detectedBy(CLIENT).because(UNTRUSTED_ISSUER);
 * }
 * }</pre>
 *
 * <p>The type says in which form:
 *
 * <ul>
 *   <li>{@code Credential}, {@code X509Certificate}, {@code PrivateKey}, {@code KeyStore} (key and
 *       chain, no password; a fresh copy for each place): the credential;
 *   <li>{@code TlsServer}, {@code TlsMockWebServer}, {@code mockwebserver3.MockWebServer}: a
 *       running server that presents it;
 *   <li>{@code SSLContext}, {@code SSLSocketFactory}, {@code X509TrustManager}, {@code
 *       X509KeyManager} (and the {@code X509Extended...} ones): for a server of your own; it
 *       presents the certificate and trusts the authority of the test.
 * </ul>
 *
 * <p><b>Where.</b> On a field, on a parameter of a test, constructor or lifecycle method, or on an
 * annotation of your own. It registers the extension by itself. Direct annotations and those found
 * on other annotations are merged attribute by attribute, over the defaults of {@link TlsTest
 * &#64;TlsTest}; attributes that contradict each other are an error.
 *
 * <p><b>The same and not the same.</b> Places of one test that describe equal certificates get the
 * same credential, and equal servers are one server. A {@linkplain #value() name} tells two servers
 * apart: {@code @ServerCertificate("backup") TlsServer}.
 *
 * <p><b>In parallel.</b> Credentials are immutable; each test has its own servers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@ExtendWith(TlsExtension.class)
public @interface ServerCertificate {

  /**
   * A name that tells this certificate, and the server that presents it, from others with the same
   * attributes. It does not appear in the certificate.
   *
   * @return the name; empty: the server without a name
   */
  String value() default "";

  /**
   * The host names and IP addresses the certificate is valid for (RFC 5280 section 4.2.1.6).
   *
   * @return DNS names, wildcards, IPv4 and IPv6 addresses; not set: {@link TlsTest#hosts()}
   */
  String[] hosts() default {};

  /**
   * The one thing that is wrong with the certificate, on purpose.
   *
   * @return at most one; not set: nothing is wrong
   */
  Flaw[] flaw() default {};

  /**
   * The kind of its key.
   *
   * @return at most one; not set: {@link TlsTest#keyType()}
   */
  KeyType[] keyType() default {};

  /**
   * How long it is valid.
   *
   * @return an ISO-8601 duration such as {@code P47D} or {@code PT1H}; empty: a day
   */
  String validFor() default "";

  /**
   * The name of the {@link Authority} that signs it.
   *
   * @return the name; empty: the authority of the test
   */
  String authority() default "";

  /**
   * How many intermediate authorities stand between it and the authority.
   *
   * @return at most one number, 0 or more; not set: 0
   */
  int[] intermediates() default {};

  /**
   * The organisation (O) in its subject.
   *
   * @return the organisation; empty: none
   */
  String organization() default "";
}
