package dev.junittls.jupiter;

import dev.junittls.pki.KeyType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Asks for a certificate authority of the test: something that signs certificates, trusted by
 * nothing outside the test.
 *
 * <pre>{@code
 * @Test
 * void reads_the_trust_store(@Authority KeyStore trustStore, @Authority("partner") CertificateAuthority partner) {
 *   Credential shop = partner.issue(CertificateSpec.server("shop.example"));
 *   ...
 * }
 * }</pre>
 *
 * <p>The type says in which form: {@code CertificateAuthority} (the authority), {@code Credential}
 * (its key and certificate), {@code X509Certificate}, {@code PrivateKey}, or {@code KeyStore} (a
 * trust store that holds its certificate only; a fresh copy for each place).
 *
 * <p><b>Where.</b> On a field, on a parameter of a test, constructor or lifecycle method, or on an
 * annotation of your own. It registers the extension by itself; {@link TlsTest @TlsTest} is not
 * needed.
 *
 * <p><b>The name is the identity.</b> Each test has one authority without a name, which signs every
 * certificate that names no other, and one for each name it mentions. The attributes of an
 * authority are said in one place of the class or test; every other mention of the same name means
 * the same authority. Two places that say different things are an error. An authority that a static
 * field or a static lifecycle method mentions belongs to the class: all its tests share it, and
 * they cannot add to its attributes.
 *
 * <p>Direct annotations and those found on other annotations are merged attribute by attribute;
 * {@link TlsTest#keyType() @TlsTest(keyType)} is the default of the key type.
 *
 * <p><b>In parallel.</b> Authorities are immutable and thread-safe.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@ExtendWith(TlsExtension.class)
public @interface Authority {

  /**
   * The name of the authority, which is also its common name (CN).
   *
   * @return the name; empty: the authority of the test, whose common name is random
   */
  String value() default "";

  /**
   * The organisation (O) in its subject.
   *
   * @return the organisation; empty: none
   */
  String organization() default "";

  /**
   * The kind of its key.
   *
   * @return at most one; not set: {@link TlsTest#keyType()}
   */
  KeyType[] keyType() default {};

  /**
   * How long its certificate is valid.
   *
   * @return an ISO-8601 duration such as {@code P3650D} or {@code PT12H}; empty: a year
   */
  String validFor() default "";
}
