package dev.junittls.jupiter;

import static dev.junittls.jupiter.Form.From.AUTHORITY;
import static dev.junittls.jupiter.Form.From.CLIENT;
import static dev.junittls.jupiter.Form.From.SERVER;
import static dev.junittls.jupiter.Form.From.TRUST;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one place asks for, read from its type and annotations and found to make sense. Authorities
 * are still names: what stands behind them is known once all places have been read.
 *
 * @param authority the authority itself, when that is what is asked for
 * @param presents the certificate asked for or presented
 * @param trusts the authorities trusted
 */
record Wish(
    Place place,
    Form form,
    Optional<AuthorityWish> authority,
    Optional<CertificateWish> presents,
    List<String> trusts,
    Parameters parameters) {

  /** The name of the authority that a test has without asking. */
  static final String THE_AUTHORITY = "";

  /** Every authority that has to exist for this. */
  Set<String> authorities() {
    Set<String> names = new LinkedHashSet<>(trusts);
    authority.ifPresent(each -> names.add(each.name()));
    presents.ifPresent(each -> names.add(each.authority()));
    return names;
  }

  /** Side by side, two servers that are described alike would be one, and nobody would notice. */
  static void checkApart(List<Wish> sideBySide) {
    List<Wish> servers = new ArrayList<>();
    for (Wish wish : sideBySide) {
      for (Wish before : servers) {
        if (wish.isAlike(before)) {
          throw Annotations.on(wish.place)
              .misuse(
                  "describes the same server as "
                      + before.place.description()
                      + ", so both would be one. Give them names,"
                      + " @ServerCertificate(\"a\") and @ServerCertificate(\"b\"), or remove one.");
        }
      }
      if (wish.form.isServer()) {
        servers.add(wish);
      }
    }
  }

  private boolean isAlike(Wish server) {
    return form == server.form
        && presents.equals(server.presents)
        && trusts.equals(server.trusts)
        && parameters.equals(server.parameters);
  }

  static Wish of(Place place, Defaults defaults) {
    return of(Reading.of(place), defaults);
  }

  /** The other side of an audit: a client presents a certificate without being told. */
  static Wish ofPeer(Place place, Defaults defaults) {
    Reading reading = Reading.of(place);
    Wish wish = of(reading, defaults);
    return wish.presents().isPresent()
        ? wish
        : new Wish(
            wish.place,
            wish.form,
            wish.authority,
            Optional.of(
                CertificateWish.client(
                    reading.annotations().of(ClientCertificate.class), defaults)),
            wish.trusts,
            wish.parameters);
  }

  private static Wish of(Reading reading, Defaults defaults) {
    Place place = reading.place();
    Form form = reading.form();
    Annotations annotations = reading.annotations();
    Optional<AuthorityWish> authority =
        reading.has(AUTHORITY) || form == Form.CERTIFICATE_AUTHORITY
            ? Optional.of(AuthorityWish.of(annotations.of(Authority.class)))
            : Optional.empty();
    Optional<CertificateWish> presents = Optional.empty();
    if (reading.has(CLIENT)) {
      presents =
          Optional.of(CertificateWish.client(annotations.of(ClientCertificate.class), defaults));
    } else if (reading.has(SERVER) || (form.isServerByDefault() && authority.isEmpty())) {
      presents =
          Optional.of(CertificateWish.server(annotations.of(ServerCertificate.class), defaults));
    }
    List<String> trusts = List.of();
    if (reading.has(TRUST) || form.isPeer() || form.isTrustManager()) {
      List<String> named = annotations.of(Trusting.class).list("value", Trusting::value);
      trusts = named.isEmpty() ? List.of(THE_AUTHORITY) : named.stream().distinct().toList();
    }
    return new Wish(place, form, authority, presents, trusts, reading.parameters(defaults));
  }
}
