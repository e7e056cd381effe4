package dev.junittls.jupiter;

import dev.junittls.peer.ClientAuth;
import dev.junittls.peer.Misbehavior;
import dev.junittls.peer.TlsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What narrows a connection, or breaks it; what is empty is not set. */
record Parameters(
    Optional<ClientAuth> clientAuth,
    List<String> protocols,
    List<String> cipherSuites,
    List<String> applicationProtocols,
    Optional<Duration> timeout,
    Optional<Misbehavior> misbehavior) {

  static final Parameters NONE =
      new Parameters(
          Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

  static Parameters of(Attributes<TlsParameters> set) {
    Parameters parameters =
        new Parameters(
            set.one("clientAuth", TlsParameters::clientAuth),
            set.list("protocols", TlsParameters::protocols),
            set.list("cipherSuites", TlsParameters::cipherSuites),
            set.list("applicationProtocols", TlsParameters::applicationProtocols),
            set.timeout("timeout", TlsParameters::timeout),
            Optional.empty());
    return parameters.checked(set);
  }

  static Parameters ofClass(Attributes<TlsTest> set) {
    Parameters parameters =
        new Parameters(
            set.one("clientAuth", TlsTest::clientAuth),
            set.list("protocols", TlsTest::protocols),
            set.list("cipherSuites", TlsTest::cipherSuites),
            set.list("applicationProtocols", TlsTest::applicationProtocols),
            Optional.empty(),
            Optional.empty());
    return parameters.checked(set);
  }

  /** What is wrong with a value is the fault of the place that sets it. */
  private Parameters checked(Attributes<?> set) {
    try {
      narrow(TlsConfig.empty());
      return this;
    } catch (IllegalArgumentException e) {
      throw set.misuse(String.valueOf(e.getMessage()));
    }
  }

  /** These, and where nothing is set the others. */
  Parameters orElse(Parameters others) {
    return new Parameters(
        clientAuth.or(others::clientAuth),
        protocols.isEmpty() ? others.protocols : protocols,
        cipherSuites.isEmpty() ? others.cipherSuites : cipherSuites,
        applicationProtocols.isEmpty() ? others.applicationProtocols : applicationProtocols,
        timeout.or(others::timeout),
        misbehavior.or(others::misbehavior));
  }

  Parameters withClientAuth(Optional<ClientAuth> changed) {
    return new Parameters(
        changed, protocols, cipherSuites, applicationProtocols, timeout, misbehavior);
  }

  Parameters withMisbehavior(Optional<Misbehavior> changed) {
    return new Parameters(
        clientAuth, protocols, cipherSuites, applicationProtocols, timeout, changed);
  }

  TlsConfig narrow(TlsConfig config) {
    TlsConfig narrowed = config;
    if (clientAuth.isPresent()) {
      narrowed = narrowed.clientAuth(clientAuth.get());
    }
    if (!protocols.isEmpty()) {
      narrowed = narrowed.protocols(protocols.toArray(String[]::new));
    }
    if (!cipherSuites.isEmpty()) {
      narrowed = narrowed.cipherSuites(cipherSuites.toArray(String[]::new));
    }
    if (!applicationProtocols.isEmpty()) {
      narrowed = narrowed.applicationProtocols(applicationProtocols.toArray(String[]::new));
    }
    if (timeout.isPresent()) {
      narrowed = narrowed.timeout(timeout.get());
    }
    return misbehavior.isPresent() ? narrowed.misbehaving(misbehavior.get()) : narrowed;
  }
}
