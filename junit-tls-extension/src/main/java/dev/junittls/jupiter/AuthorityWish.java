package dev.junittls.jupiter;

import dev.junittls.pki.KeyType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one place says about an authority; what is empty is not said there. */
record AuthorityWish(Attributes<Authority> said, AuthorityKey key) {

  static AuthorityWish of(Attributes<Authority> said) {
    AuthorityKey key =
        new AuthorityKey(
            said.text("value", Authority::value).orElse(Wish.THE_AUTHORITY),
            said.text("organization", Authority::organization),
            said.one("keyType", Authority::keyType),
            said.duration("validFor", Authority::validFor));
    Specs.checked(said, key::root);
    return new AuthorityWish(said, key);
  }

  String name() {
    return key.name();
  }

  /** What all places together say about one authority. */
  static AuthorityKey together(String name, List<AuthorityWish> wishes, Defaults defaults) {
    Optional<KeyType> keyType = agreed(wishes, "keyType", AuthorityKey::keyType);
    return new AuthorityKey(
        name,
        agreed(wishes, "organization", AuthorityKey::organization),
        keyType.or(defaults::keyType),
        agreed(wishes, "validFor", AuthorityKey::validFor));
  }

  private static <T> Optional<T> agreed(
      List<AuthorityWish> wishes, String attribute, Function<AuthorityKey, Optional<T>> read) {
    List<AuthorityWish> saying =
        wishes.stream().filter(wish -> read.apply(wish.key).isPresent()).toList();
    for (AuthorityWish wish : saying) {
      AuthorityWish first = saying.get(0);
      if (!read.apply(wish.key).equals(read.apply(first.key))) {
        throw wish.said.misuse(
            String.format(
                "%s is %s, but %s says %s, and both mean %s. Say it in one place, or give one of"
                    + " them another name.",
                attribute,
                read.apply(wish.key).get(),
                first.said.place().description(),
                read.apply(first.key).get(),
                wish.calling()));
      }
    }
    return saying.isEmpty() ? Optional.empty() : read.apply(saying.get(0).key);
  }

  /** Refuses to add anything to an authority that others already share. */
  void addsNothingTo(AuthorityKey settled, String owner) {
    addsNothing("organization", key.organization(), settled.organization(), owner);
    addsNothing("keyType", key.keyType(), settled.keyType(), owner);
    addsNothing("validFor", key.validFor(), settled.validFor(), owner);
  }

  private void addsNothing(String attribute, Optional<?> added, Optional<?> settled, String owner) {
    if (added.isPresent() && !added.equals(settled)) {
      throw said.misuse(
          String.format(
              "%s is %s, but %s is shared by all of %s, where it is %s. Set it there, or use"
                  + " another name.",
              attribute,
              added.get(),
              calling(),
              owner,
              settled.isPresent() ? settled.get() : "not set"));
    }
  }

  private String calling() {
    return name().isEmpty() ? "the authority of the test" : "the authority \"" + name() + "\"";
  }
}
