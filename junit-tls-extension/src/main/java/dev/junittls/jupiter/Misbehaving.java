package dev.junittls.jupiter;

import dev.junittls.peer.HandshakeStep;
import dev.junittls.peer.Misdeed;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a server or client do one thing wrong on purpose, on every connection: to see whether the
 * other end, which is the one under test, notices, gives up, and does so in time.
 *
 * <pre>{@code
 * @Test
 * void notices_that_the_server_hangs_up(
 *     @Misbehaving(value = CLOSE, at = AFTER_SERVER_HELLO) TlsServer server,
 *     @Trusting SSLContext trust) {
 *   assertThat(server.handshakeDuring(() -> new DownloadClient(trust).get(server.uri())))
 *       .failed().detectedBy(CLIENT).because(CONNECTION_CLOSED);
 * }
 * }</pre>
 *
 * <p>It is short for {@link dev.junittls.peer.TlsConfig#misbehaving}, and leaves everything else as
 * it is: certificates, trust, parameters. {@code alert = 80} alone says which alert to send, {@code
 * banner = "220 ready"} alone which line of text.
 *
 * <p><b>Where.</b> On a field or parameter that is a {@code TlsServer}, a {@code TlsClient}, a
 * {@code TlsMockWebServer} or a {@code mockwebserver3.MockWebServer}, or on an annotation of your
 * own. It registers the extension by itself. Direct annotations and those found on other
 * annotations are merged attribute by attribute; attributes that contradict each other are an
 * error.
 *
 * <p><b>In parallel.</b> It changes nothing but the one server or client.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@ExtendWith(TlsExtension.class)
public @interface Misbehaving {

  /**
   * What to do.
   *
   * @return at most one; may be left out beside {@link #alert} or {@link #banner}
   */
  Misdeed[] value() default {};

  /**
   * When to do it, for what takes a step.
   *
   * @return at most one; not set: instead of the first message of this side
   */
  HandshakeStep[] at() default {};

  /**
   * The fatal alert to send.
   *
   * @return at most one, 0 to 255 (RFC 8446 section 6); not set: handshake_failure(40)
   */
  int[] alert() default {};

  /**
   * The line of text to send.
   *
   * @return printable ASCII; not set: {@code 220 ready}
   */
  String banner() default "";
}
