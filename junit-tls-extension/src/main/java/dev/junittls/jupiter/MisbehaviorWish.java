package dev.junittls.jupiter;

import dev.junittls.handshake.Side;
import dev.junittls.peer.HandshakeStep;
import dev.junittls.peer.Misbehavior;
import dev.junittls.peer.Misdeed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@link Misbehaving @Misbehaving} says at one place. */
final class MisbehaviorWish {

  private final Attributes<Misbehaving> attributes;

  private MisbehaviorWish(Attributes<Misbehaving> attributes) {
    this.attributes = attributes;
  }

  /** Reads it for a peer that is to speak these protocols; none are all. */
  static Optional<Misbehavior> of(
      Attributes<Misbehaving> attributes, Side side, List<String> protocols) {
    if (!attributes.present()) {
      return Optional.empty();
    }
    MisbehaviorWish wish = new MisbehaviorWish(attributes);
    return Optional.of(
        wish.checked(
            () -> {
              Misbehavior misbehavior = wish.timed(wish.misbehavior());
              misbehavior.checkFor(side, protocols);
              return misbehavior;
            }));
  }

  private Misbehavior misbehavior() {
    Optional<Misdeed> misdeed = attributes.one("value", Misbehaving::value);
    Optional<Integer> alert =
        attributes.one(
            "alert",
            misbehaving -> Arrays.stream(misbehaving.alert()).boxed().toArray(Integer[]::new));
    Optional<String> banner = attributes.text("banner", Misbehaving::banner);
    if (alert.isPresent()) {
      goesWith(Misdeed.SEND_ALERT, "alert = " + alert.get(), misdeed, banner.isPresent());
      return Misbehavior.alert(alert.get());
    }
    if (banner.isPresent()) {
      goesWith(Misdeed.SEND_BANNER, "banner = \"" + banner.get() + "\"", misdeed, false);
      return Misbehavior.banner(banner.get());
    }
    return Misbehavior.of(
        misdeed.orElseThrow(
            () ->
                attributes.misuse(
                    "it does not say what to do. Name a Misdeed, as in @Misbehaving(CLOSE), or set"
                        + " alert or banner.")));
  }

  private void goesWith(Misdeed own, String set, Optional<Misdeed> said, boolean andBanner) {
    if (andBanner || said.filter(misdeed -> misdeed != own).isPresent()) {
      throw attributes.misuse(
          set
              + " goes with "
              + own
              + ", but "
              + (andBanner ? "banner is set too" : "the misdeed is " + said.get())
              + ". Keep one of the two.");
    }
  }

  private Misbehavior timed(Misbehavior misbehavior) {
    Optional<HandshakeStep> step = attributes.one("at", Misbehaving::at);
    return step.isPresent() ? misbehavior.at(step.get()) : misbehavior;
  }

  private Misbehavior checked(Supplier<Misbehavior> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw attributes.misuse(String.valueOf(e.getMessage()));
    }
  }
}
