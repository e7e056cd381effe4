package dev.junittls.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says whom a client or a server trusts: the authorities whose certificates it accepts.
 *
 * <pre>{@code
 * @Test
 * void downloads(TlsServer server, @Trusting SSLContext trust) {
 *   assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri()))).succeeded();
 * }
 * }</pre>
 *
 * <p>On {@code SSLContext}, {@code SSLSocketFactory}, {@code X509TrustManager}, {@code
 * X509ExtendedTrustManager}, {@code TlsClient}, {@code java.net.http.HttpClient} and {@code
 * okhttp3.OkHttpClient} it gives a client that trusts these authorities and presents no
 * certificate; beside {@link ClientCertificate @ClientCertificate} or {@link ServerCertificate
 * &#64;ServerCertificate} it replaces the trust. On {@code KeyStore} it gives a trust store that
 * holds their certificates.
 *
 * <p>On {@code TlsServer}, {@code TlsMockWebServer} and {@code mockwebserver3.MockWebServer} it
 * says whose clients are let in. A server that says so demands a client certificate, unless {@code
 * clientAuth} is set to {@code WANT} beside it or on the class.
 *
 * <p><b>Where.</b> On a field, on a parameter of a test, constructor or lifecycle method, or on an
 * annotation of your own. It registers the extension by itself. Of direct annotations and those
 * found on other annotations at most one names authorities. Without it, clients and servers trust
 * the authority of the test.
 *
 * <p><b>In parallel.</b> What it gives is immutable or made for one place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@ExtendWith(TlsExtension.class)
public @interface Trusting {

  /**
   * The names of the {@link Authority authorities}. A name nobody else mentions is an authority
   * that has signed nothing.
   *
   * @return the names; {@code ""} is the authority of the test; not set: that one only
   */
  String[] value() default {};
}
