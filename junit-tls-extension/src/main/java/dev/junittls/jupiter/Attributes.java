package dev.junittls.jupiter;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** All annotations of one type at one place, read as if they were one. */
record Attributes<A extends Annotation>(Place place, Class<A> type, List<Annotations.Found> found) {

  boolean present() {
    return !found.isEmpty();
  }

  String label() {
    return found.isEmpty() ? "@" + type.getSimpleName() : found.get(0).label();
  }

  RuntimeException misuse(String sentences) {
    return place.misuse(label(), sentences);
  }

  /** An attribute that is a list; empty when nobody sets it. */
  <T> List<T> list(String attribute, Function<A, T[]> read) {
    List<List<T>> set =
        found.stream()
            .map(each -> Arrays.asList(read.apply(type.cast(each.annotation()))))
            .filter(values -> !values.isEmpty())
            .distinct()
            .toList();
    if (set.size() > 1) {
      throw misuse(
          attribute
              + " is both "
              + show(set.get(0))
              + " and "
              + show(set.get(1))
              + ". Set it once.");
    }
    return set.isEmpty() ? List.of() : List.copyOf(set.get(0));
  }

  /** Whether anybody sets a flag. */
  boolean any(Predicate<A> flag) {
    return found.stream().anyMatch(each -> flag.test(type.cast(each.annotation())));
  }

  /** An attribute with one value, written as an array so that it can be left out. */
  <T> Optional<T> one(String attribute, Function<A, T[]> read) {
    List<T> values = list(attribute, read);
    if (values.size() > 1) {
      throw misuse(attribute + " is " + show(values) + ", but only one is possible. Keep one.");
    }
    return values.stream().findFirst();
  }

  Optional<String> text(String attribute, Function<A, String> read) {
    return one(
        attribute,
        annotation -> {
          String text = read.apply(annotation);
          return text.isEmpty() ? new String[0] : new String[] {text};
        });
  }

  Optional<Duration> duration(String attribute, Function<A, String> read) {
    return text(attribute, read)
        .map(
            text ->
                parse(
                    attribute,
                    text,
                    "For a certificate that is no longer valid set flaw = EXPIRED.",
                    "Write \"P47D\" for 47 days or \"PT1H\" for an hour."));
  }

  /** How long something may take. */
  Optional<Duration> timeout(String attribute, Function<A, String> read) {
    String example = "Write \"PT5S\" for 5 seconds.";
    return text(attribute, read).map(text -> parse(attribute, text, example, example));
  }

  private Duration parse(String attribute, String text, String ifNothing, String ifOther) {
    Duration duration = iso8601(attribute, text, ifOther);
    if (duration.isNegative() || duration.isZero()) {
      throw misuse(
          String.format(
              "%s is \"%s\", but must be longer than nothing. %s", attribute, text, ifNothing));
    }
    return duration;
  }

  @SuppressWarnings("JavaPeriodGetDays") // months and years are refused before
  private Duration iso8601(String attribute, String text, String remedy) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      Optional<Period> date = date(text);
      if (date.isPresent() && date.get().toTotalMonths() != 0) {
        throw misuse(
            String.format(
                "%s is \"%s\", but months and years have no fixed length. Write days, for example"
                    + " \"P47D\".",
                attribute, text));
      }
      return date.filter(days -> !text.contains("T"))
          .map(days -> Duration.ofDays(days.getDays()))
          .orElseThrow(
              () ->
                  misuse(
                      String.format(
                          "%s is \"%s\", which is no ISO-8601 duration. %s",
                          attribute, text, remedy)));
    }
  }

  /** The part in years, months, weeks and days, of which {@link Duration} knows only the days. */
  private static Optional<Period> date(String text) {
    try {
      return Optional.of(Period.parse(text.split("T", 2)[0]));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String show(List<?> values) {
    return values.size() == 1 ? String.valueOf(values.get(0)) : values.toString();
  }
}
