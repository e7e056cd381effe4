package dev.junittls.jupiter;

import dev.junittls.pki.Flaw;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the client or server under audit is known to accept a flaw, and why that is as it
 * should be. Stands in {@link ClientAudit @ClientAudit} and {@link ServerAudit @ServerAudit} only.
 *
 * <pre>{@code
 * @ClientAudit(
 *     accepted = @Accepted(flaw = SHA1_SIGNATURE, because = "the old issuing CA signs with it"))
 * void my_client(TlsServer server, @Trusting SSLContext trust) { ... }
 * }</pre>
 *
 * <p>The flaw is audited even if it would not be otherwise. Let in, it is no failure, and the
 * summary says why. Refused after all, it is one: then the entry is out of date.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Accepted {

  /**
   * What is accepted.
   *
   * @return one flaw or more
   */
  Flaw[] flaw();

  /**
   * Why that is as it should be; it stands in the summary.
   *
   * @return the reason, not blank
   */
  String because();
}
