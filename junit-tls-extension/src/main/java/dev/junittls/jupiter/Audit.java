package dev.junittls.jupiter;

import dev.junittls.handshake.Side;
import dev.junittls.pki.CertificateSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An audited method: what is put to the peer under test, and through which parameter.
 *
 * @param place the method
 * @param label the annotation
 * @param underTest the side of the user's own peer
 * @param peer what the parameter asks for that is the other side
 */
record Audit(
    Place place,
    String label,
    Side underTest,
    Wish peer,
    List<Charge> charges,
    boolean mustThrow,
    Optional<Duration> timeout) {

  /** Whether a method is an audit. */
  static boolean isOn(Method method) {
    Annotations annotations = Annotations.on(Place.of(method));
    return annotations.of(ClientAudit.class).present()
        || annotations.of(ServerAudit.class).present();
  }

  /** Whether a parameter is the peer of an audit: not filled in as others are. */
  static boolean hasPeer(Parameter parameter) {
    return parameter.getDeclaringExecutable() instanceof Method method
        && isOn(method)
        && peerForms(AuditRules.on(Place.of(method)).underTest())
            .anyMatch(form -> Form.of(parameter.getType()).equals(Optional.of(form)));
  }

  /** Reads all that an audit says, and finds that it makes sense. */
  static Audit of(ExtensionContext template) {
    Method method = template.getRequiredTestMethod();
    AuditRules rules = AuditRules.on(Place.of(method));
    Defaults defaults = Scope.of(template).layerOf(template.getRequiredTestClass()).defaults();
    Wish peer = peer(method, rules, defaults);
    CertificateSpec spec = peer.presents().orElseThrow().spec();
    return new Audit(
        rules.said().place(),
        rules.said().label(),
        rules.underTest(),
        peer,
        rules.charges(spec),
        rules.mustThrow(),
        rules.timeout());
  }

  private static Wish peer(Method method, AuditRules rules, Defaults defaults) {
    List<Parameter> peers = Arrays.stream(method.getParameters()).filter(Audit::hasPeer).toList();
    if (peers.size() != 1) {
      boolean client = rules.underTest() == Side.CLIENT;
      throw rules
          .said()
          .misuse(
              String.format(
                  "it needs exactly one parameter that is the %s, a %s, but has %s. %s",
                  client ? "server" : "client",
                  client ? "TlsServer, TlsMockWebServer or MockWebServer" : "TlsClient",
                  peers.isEmpty() ? "none" : peers.size(),
                  peers.isEmpty()
                      ? client
                          ? "Add one, and let the client under test connect to it."
                          : "Add one, and connect it to the server under test; what other clients"
                              + " do is not on record."
                      : "Keep one; others can be fields or parameters of @BeforeEach."));
    }
    Wish wish = Wish.ofPeer(Place.of(peers.get(0)), defaults);
    wish.presents()
        .flatMap(CertificateWish::flaw)
        .ifPresent(
            flaw -> {
              throw Annotations.on(wish.place())
                  .misuse(
                      "flaw is "
                          + flaw
                          + ", but "
                          + rules.said().label()
                          + " brings the flaws itself. Remove it, or say only = "
                          + flaw
                          + " there.");
            });
    wish.parameters()
        .misbehavior()
        .ifPresent(
            misbehavior -> {
              throw Annotations.on(wish.place())
                  .misuse(
                      "a peer that misbehaves would be refused for that, and "
                          + rules.said().label()
                          + " asks about certificates. Remove @Misbehaving.");
            });
    return wish;
  }

  private static Stream<Form> peerForms(Side underTest) {
    return underTest == Side.CLIENT
        ? Stream.of(Form.TLS_SERVER, Form.TLS_MOCK_WEB_SERVER, Form.MOCK_WEB_SERVER)
        : Stream.of(Form.TLS_CLIENT);
  }
}
