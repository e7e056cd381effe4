package dev.junittls.jupiter;

import dev.junittls.peer.ClientAuth;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a server demand a client certificate: both sides prove who they are. It is short for {@link
 * TlsParameters @TlsParameters(clientAuth = NEED)}.
 *
 * <pre>{@code
 * @Test
 * void refuses_a_client_without_a_certificate(
 *     @MutualTls TlsServer server, @Trusting TlsClient anonymous) {
 *   assertThat(anonymous.connect(server))
 *       .failed().detectedBy(SERVER).because(CLIENT_CERTIFICATE_MISSING);
 * }
 * }</pre>
 *
 * <p>The server accepts clients of the authority of the test; {@link Trusting @Trusting} beside it
 * names others.
 *
 * <p><b>Where.</b> On a field or parameter that is a server; on a class, as the default for all its
 * servers; or on an annotation of your own. It registers the extension by itself (on a class as
 * {@link TlsTest @TlsTest} does), combines with {@link TlsParameters @TlsParameters} attribute by
 * attribute, and is overridden from class to field and parameter like it.
 *
 * <p><b>In parallel.</b> It changes nothing but the one server.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@TlsParameters(clientAuth = ClientAuth.NEED)
public @interface MutualTls {}
