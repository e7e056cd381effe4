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
 * Finds out which bad clients a server lets in. The method connects to the server under test; it is
 * called twice for every flaw, and asserts nothing itself.
 *
 * <pre>{@code
 * @BeforeEach
 * void start(@ServerCertificate SSLContext identity) {
 *   myServer = MyServer.start(identity);
 * }
 *
 * @ServerAudit
 * void my_server(TlsClient client) {
 *   client.connect("localhost", myServer.port());
 * }
 * }</pre>
 *
 * <p>In the first call, {@code EXPIRED - control}, the client presents a certificate in order: the
 * server must let it in. In the second, {@code EXPIRED - flawed}, it presents a twin, the same but
 * for the flaw: the server must refuse it. Whether it did is read from the client's record of all
 * its connections. A server that refuses everything fails its controls; a control that failed makes
 * its twin prove nothing, so that is skipped. A call that makes no connection is a failure. A
 * server that completes the handshake and then answers "forbidden" has let the client in, as far as
 * TLS goes.
 *
 * <p>The first thing audited is {@code NO_CERTIFICATE}: whether the server refuses a client that
 * has none. A server that does not even ask for certificates judges none: that is one failure, and
 * all further calls are skipped. Then comes every flaw of grade {@code BAD} that the client's
 * certificate can have, unless the attributes say otherwise. A summary of all of them is published
 * and logged (by the logger {@code dev.junittls.audit}) when the last call is over.
 *
 * <p><b>Parameters.</b> Exactly one is the client, a {@code TlsClient}, with or without {@link
 * ClientCertificate @ClientCertificate} (which sets no flaw), {@link Trusting @Trusting}, {@link
 * TlsParameters @TlsParameters}. All others are filled in as in any test. All calls, and the fields
 * and lifecycle methods of the test, share one authority, which the server has to trust: an {@code
 * SSLContext} of {@link ServerCertificate @ServerCertificate} does.
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
public @interface ServerAudit {

  /**
   * Whether the server has to refuse clients without a certificate. Set it to false for a server
   * that asks for certificates and does not insist.
   *
   * @return whether {@code NO_CERTIFICATE} is audited; not set: true
   */
  boolean demandsCertificate() default true;

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
   * Flaws that are not audited. What the server is known to accept goes to {@link #accepted()}
   * instead, so that it stays in sight. What is not audited anyway must not be named.
   *
   * @return the flaws; not set: none
   */
  Flaw[] exclude() default {};

  /**
   * The only things that are audited, to look at them closely; {@code NO_CERTIFICATE} is not.
   *
   * @return the flaws; not set: what the other attributes say
   */
  Flaw[] only() default {};

  /**
   * What the server is known to accept, and why that is as it should be. It is audited whatever its
   * grade.
   *
   * @return the flaws with their reasons; not set: none
   */
  Accepted[] accepted() default {};

  /**
   * How long the client waits for the server before it closes the connection, which is a failure.
   *
   * @return an ISO-8601 duration such as {@code PT5S}; empty: 10 seconds
   */
  String timeout() default "";
}
