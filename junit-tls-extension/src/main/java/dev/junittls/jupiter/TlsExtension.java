package dev.junittls.jupiter;

import dev.junittls.jupiter.Charge.Twin;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * The JUnit extension behind {@link TlsTest @TlsTest} and the other annotations, which register it
 * by themselves. Name it only where extensions are registered by hand; the class is then treated as
 * if it carried {@link TlsTest @TlsTest}.
 *
 * <pre>{@code
 * class DownloadClientTest {
 *   @RegisterExtension static final TlsExtension TLS = new TlsExtension();
 *
 *   @Test
 *   void downloads(TlsServer server, @Trusting SSLContext trust) { ... }
 * }
 * }</pre>
 *
 * <p>When a test fails, it writes down the handshakes of the servers and clients it made, and says
 * in the failure where. JUnit's configuration parameters {@code dev.junittls.bundle.enabled}
 * ({@code true} or {@code false}, by default {@code true}) and {@code dev.junittls.bundle.max-size}
 * (bytes per test, by default 1048576) change that.
 *
 * <p>It holds no state: everything it makes belongs to the test or class it is made for. Registered
 * twice, it answers once.
 */
public final class TlsExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        TestInstancePostProcessor,
        BeforeEachCallback,
        InvocationInterceptor,
        ParameterResolver,
        TestTemplateInvocationContextProvider {

  private static final Namespace NAMESPACE = Namespace.create(TlsExtension.class);

  private record AnswersKey() {}

  private record SummaryKey() {}

  /** Makes the extension; JUnit does so for the annotations. */
  public TlsExtension() {}

  static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    AuditRules.demandRunnable(context.getRequiredTestClass());
    FailureBundle.of(context);
    Fields.fillStatic(context);
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    FailureBundle.of(context);
  }

  @Override
  public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
    Fields.fill(context, testInstance);
  }

  /** An extension registered by the instance itself comes too late for the callbacks before. */
  @Override
  public void beforeEach(ExtensionContext context) {
    FailureBundle.of(context);
    context
        .getRequiredTestInstances()
        .getAllInstances()
        .forEach(instance -> Fields.fill(context, instance));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> dynamicTest, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    if (answersIn(context)) {
      FailureBundle.during(dynamicTest, context);
    } else {
      dynamicTest.proceed();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Territory.answersFor(parameter.getParameter(), context)
        && !Audit.hasPeer(parameter.getParameter())
        && answersIn(context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    try {
      return Arguments.resolve(parameter, context);
    } catch (ExtensionConfigurationException e) {
      throw new ParameterResolutionException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext template) {
    return Audit.isOn(template.getRequiredTestMethod()) && answersIn(template);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext template) {
    Audit audit = Audit.of(template);
    AuditSummary summary = new AuditSummary(audit, template);
    store(template).put(new SummaryKey(), summary);
    return audit.charges().stream()
        .flatMap(
            charge ->
                Stream.of(Twin.values())
                    .map(twin -> new AuditInvocation(audit, charge, twin, summary)));
  }

  /** Of several registrations only the first one of a context answers; JUnit refuses a choice. */
  private boolean answersIn(ExtensionContext context) {
    return store(context).getOrComputeIfAbsent(new AnswersKey(), key -> this) == this;
  }
}
