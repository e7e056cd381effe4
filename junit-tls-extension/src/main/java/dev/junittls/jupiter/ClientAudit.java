package dev.junittls.jupiter;

import dev.junittls.pki.Flaw;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Finds out which bad servers a client lets in. The method uses the client under test as everybody
 * does; it is called twice for every flaw, and asserts nothing itself.
 *
 * <pre>{@code
 * @ClientAudit
 * void my_client(TlsServer server, @Trusting SSLContext trust) throws Exception {
 *   new DownloadClient(trust).get(server.uri());
 * }
 * }</pre>
 *
 * <p>The first call, {@code EXPIRED - control}, gets a server with a certificate in order: the
 * client must let it in, and the method must not throw. The second, {@code EXPIRED - flawed}, gets
 * its twin, the same but for the flaw: the client must refuse it. Whether it did is read from the
 * server's record of all connections, not from what the method throws. A client that refuses
 * everything fails its controls; a control that failed makes its twin prove nothing, so that is
 * skipped. A call that makes no connection is a failure.
 *
 * <p>Every flaw of grade {@code BAD} that the server's certificate can have is audited, unless the
 * attributes say otherwise. A summary of all of them is published and logged (by the logger {@code
 * dev.junittls.audit}) when the last call is over.
 *
 * <p><b>Parameters.</b> Exactly one is the server: {@code TlsServer}, {@code TlsMockWebServer} or
 * {@code MockWebServer}, with or without {@link ServerCertificate @ServerCertificate} (which sets
 * no flaw), {@link MutualTls @MutualTls}, {@link TlsParameters @TlsParameters}. All others are
 * filled in as in any test. All calls, and the fields of the test, share one authority.
 *
 * <p><b>Where.</b> On a method, in place of {@code @Test}, or on an annotation of your own. It
 * registers the extension by itself. Direct annotations and those found on other annotations are
 * merged attribute by attribute; attributes that contradict each other are an error.
 *
 * <p><b>In parallel.</b> The calls of one audit run one after another; other tests may run
 * meanwhile.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(TlsExtension.class)
public @interface ClientAudit {

  /**
   * The grades of flaws that are audited. What is harmless has to be let in.
   *
   * @return the grades; not set: {@code BAD} only
   */
  Flaw.Grade[] grades() default {};

  /**
   * Flaws that are audited as well.
   *
   * @return the flaws; not set: none
   */
  Flaw[] include() default {};

  /**
   * Flaws that are not audited. What the client is known to accept goes to {@link #accepted()}
   * instead, so that it stays in sight. What is not audited anyway must not be named.
   *
   * @return the flaws; not set: none
   */
  Flaw[] exclude() default {};

  /**
   * The only things that are audited, to look at them closely.
   *
   * @return the flaws; not set: what the other attributes say
   */
  Flaw[] only() default {};

  /**
   * What the client is known to accept, and why that is as it should be. It is audited whatever its
   * grade.
   *
   * @return the flaws with their reasons; not set: none
   */
  Accepted[] accepted() default {};

  /**
   * Whether the method has to throw when the client refuses. Without it a refusal that whoever
   * calls the client does not hear of is only marked in the summary.
   *
   * @return whether it has to; not set: false
   */
  boolean mustThrow() default false;

  /**
   * How long the server waits for the client before it closes the connection, which is a failure.
   *
   * @return an ISO-8601 duration such as {@code PT5S}; empty: 10 seconds
   */
  String timeout() default "";
}
