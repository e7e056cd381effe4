package dev.junittls.jupiter;

import static dev.junittls.jupiter.Form.From.AUTHORITY;
import static dev.junittls.jupiter.Form.From.CLIENT;
import static dev.junittls.jupiter.Form.From.MISBEHAVIOR;
import static dev.junittls.jupiter.Form.From.PARAMETERS;
import static dev.junittls.jupiter.Form.From.SERVER;
import static dev.junittls.jupiter.Form.From.TRUST;

import dev.junittls.handshake.Side;
import dev.junittls.jupiter.Form.From;
import dev.junittls.peer.ClientAuth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The type and the annotations of one place, which fit together. */
record Reading(Place place, Annotations annotations, Form form, Set<From> said) {

  static Reading of(Place place) {
    Annotations annotations = Annotations.on(place);
    Set<From> said = EnumSet.noneOf(From.class);
    add(said, AUTHORITY, annotations.of(Authority.class));
    add(said, SERVER, annotations.of(ServerCertificate.class));
    add(said, CLIENT, annotations.of(ClientCertificate.class));
    add(said, TRUST, annotations.of(Trusting.class));
    add(said, PARAMETERS, annotations.of(TlsParameters.class));
    add(said, MISBEHAVIOR, annotations.of(Misbehaving.class));
    Form form = Form.of(place.type()).orElseThrow(() -> UnknownType.misuse(annotations, said));
    Reading reading = new Reading(place, annotations, form, said);
    reading.check();
    return reading;
  }

  private static void add(Set<From> said, From from, Attributes<?> attributes) {
    if (attributes.present()) {
      said.add(from);
    }
  }

  boolean has(From from) {
    return said.contains(from);
  }

  private void check() {
    for (From each : said) {
      if (!form.takes(each)) {
        throw misuse(each.label + " does not go with " + form.simpleName() + ". " + remedy(each));
      }
    }
    if (has(SERVER) && has(CLIENT)) {
      throw misuse("a certificate is for a server or for a client. Keep one of the two.");
    }
    if (has(AUTHORITY) && said.size() > 1) {
      throw misuse("@Authority asks for the authority itself and stands alone. Keep one of them.");
    }
    if (form == Form.KEY_STORE && has(TRUST) && said.size() > 1) {
      throw misuse(
          "a KeyStore is either a trust store (@Trusting) or holds a key. Keep one of them.");
    }
    OptionalLibraries.check(annotations, form);
  }

  private String remedy(From unfit) {
    if (form == Form.TLS_SERVERS) {
      return "Remove it and describe each server in the TlsConfig given to start(config).";
    }
    return "On "
        + form.simpleName()
        + " write one of: "
        + form.takes()
        + "; "
        + unfit.label
        + " goes with: "
        + Form.typesFor(unfit)
        + ".";
  }

  /** The parameters said here over those of the class, where they have a meaning at all. */
  Parameters parameters(Defaults defaults) {
    if (!form.isPeer()) {
      return Parameters.NONE;
    }
    Attributes<TlsParameters> attributes = annotations.of(TlsParameters.class);
    Parameters own = Parameters.of(attributes);
    if (own.clientAuth().isPresent() && !form.isServer() && !has(SERVER)) {
      throw attributes.misuse(
          "clientAuth is for servers, but this is a client. Put "
              + attributes.label()
              + " on the server.");
    }
    Parameters all = misbehaving(own.orElse(defaults.parameters()));
    if (!form.isServer() && !has(SERVER)) {
      return all.withClientAuth(Optional.empty());
    }
    if (form.isServer() && has(TRUST)) {
      return trustingClients(all);
    }
    return all;
  }

  private Parameters misbehaving(Parameters all) {
    Side side = form.isServer() ? Side.SERVER : Side.CLIENT;
    return all.withMisbehavior(
        MisbehaviorWish.of(annotations.of(Misbehaving.class), side, all.protocols()));
  }

  /** A server that says whose clients it accepts asks for their certificates. */
  private Parameters trustingClients(Parameters all) {
    if (all.clientAuth().equals(Optional.of(ClientAuth.NONE))) {
      throw misuse(
          "a server with clientAuth = NONE never sees a client certificate. Set clientAuth to NEED"
              + " or WANT, or remove @Trusting.");
    }
    return all.clientAuth().isPresent() ? all : all.withClientAuth(Optional.of(ClientAuth.NEED));
  }

  private RuntimeException misuse(String sentences) {
    return annotations.misuse(sentences);
  }
}
