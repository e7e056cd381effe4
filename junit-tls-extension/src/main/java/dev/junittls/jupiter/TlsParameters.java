package dev.junittls.jupiter;

import dev.junittls.peer.ClientAuth;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Narrows the connection of a server or client: TLS versions, cipher suites, application protocols,
 * and whether a server asks for a client certificate. Named after {@link
 * javax.net.ssl.SSLParameters}.
 *
 * <pre>{@code
 * @Test
 * void refuses_old_clients(
 *     @TlsParameters(protocols = "TLSv1.3") TlsServer server,
 *     @TlsParameters(protocols = "TLSv1.2") TlsClient old) {
 *   assertThat(old.connect(server)).failed().because(NO_COMMON_PROTOCOL);
 * }
 * }</pre>
 *
 * <p><b>Where.</b> On a field or parameter that is a server, a client, an {@code SSLContext} or an
 * {@code SSLSocketFactory}; on a class, as the default for all of these in it; or on an annotation
 * of your own. It registers the extension by itself, on a class as {@link TlsTest @TlsTest} does.
 * Direct annotations and those found on other annotations are merged attribute by attribute;
 * attributes that contradict each other are an error. A field or parameter overrides its class, a
 * subclass its superclass, a {@code @Nested} class the class around it.
 *
 * <p><b>In parallel.</b> It changes nothing but the one server or client.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(TlsExtension.class)
public @interface TlsParameters {

  /**
   * Whether a server asks for a client certificate. On a class it goes for servers only; on a
   * client it is an error.
   *
   * @return at most one; not set: {@link ClientAuth#NONE}
   */
  ClientAuth[] clientAuth() default {};

  /**
   * The TLS versions.
   *
   * @return names such as {@code TLSv1.3}; not set: what the JDK enables
   */
  String[] protocols() default {};

  /**
   * The cipher suites.
   *
   * @return names such as {@code TLS_AES_128_GCM_SHA256}; not set: what the JDK enables
   */
  String[] cipherSuites() default {};

  /**
   * The application protocols (ALPN, RFC 7301), in order of preference.
   *
   * @return names such as {@code h2} or {@code http/1.1}; not set: none
   */
  String[] applicationProtocols() default {};

  /**
   * How long a server or a client waits: for a connection, for its verdict, and for a peer that
   * says nothing. Then it closes the connection.
   *
   * @return an ISO-8601 duration such as {@code PT2S}; not set: 10 seconds
   */
  String timeout() default "";
}
