package dev.junittls.jupiter;

import dev.junittls.handshake.Admission;
import dev.junittls.handshake.Handshake;
import dev.junittls.jupiter.Charge.Twin;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/** One call of an audited method, with the control or with the flawed twin. */
final class AuditInvocation
    implements TestTemplateInvocationContext,
        ParameterResolver,
        InvocationInterceptor,
        TestExecutionExceptionHandler,
        AfterTestExecutionCallback {

  private record PeerKey(String contextId) {}

  private final Audit audit;
  private final Charge charge;
  private final Twin twin;
  private final AuditSummary summary;
  private volatile @Nullable AuditedPeer peer;
  private volatile @Nullable AuditFinding finding;

  AuditInvocation(Audit audit, Charge charge, Twin twin, AuditSummary summary) {
    this.audit = audit;
    this.charge = charge;
    this.twin = twin;
    this.summary = summary;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return charge.name(twin);
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().equals(audit.peer().place().element());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Whatever the flawed twin names: it is to be found where its control was.
    AuditedPeer made =
        Supply.of(context).audited(audit, charge, twin, summary.hostOfControl(charge));
    TlsExtension.store(context).put(new PeerKey(context.getUniqueId()), made);
    peer = made;
    summary.found(charge, made.host());
    return made.argument();
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Optional<String> idle = whyNotToRun();
    if (idle.isPresent()) {
      invocation.skip();
      throw new TestAbortedException(charge.name(twin) + ": " + idle.get());
    }
    Body body = new Body(invocation::proceed);
    AuditedPeer observed = observed();
    List<Handshake> handshakes = observed.observation().apply(body);
    if (handshakes.isEmpty()) {
      throw new AssertionError(
          "No connection was made with the TlsClient of this method"
              + body.thrown().map(thrown -> ", which threw " + thrown).orElse("")
              + ". Call its connect(...).",
          body.thrown().orElse(null));
    }
    Admission admission = Admission.of(handshakes, audit.underTest(), charge.expected());
    Presentation presentation = new Presentation(observed.presents(), handshakes);
    AuditFinding found =
        new AuditFinding(audit, charge, twin, presentation, admission, body.thrown());
    finding = found;
    found.check();
  }

  private Optional<String> whyNotToRun() {
    if (summary.neverAsked().isPresent()) {
      return Optional.of(
          "the server asks for no certificate, as "
              + summary.neverAsked().get()
              + " has shown, so it would not see this one.");
    }
    return twin == Twin.FLAWED && !summary.isControlLetIn(charge)
        ? Optional.of("its control failed or was not run, so this would prove nothing.")
        : Optional.empty();
  }

  private AuditedPeer observed() {
    AuditedPeer made = peer;
    if (made == null) {
      throw new IllegalStateException("the peer was not asked for");
    }
    return made;
  }

  /** Whatever fails the call begins with what was put to the peer under test. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw NamedFailure.of(charge.name(twin), thrown);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    summary.add(charge, twin, Optional.ofNullable(finding), context.getExecutionException());
  }
}
