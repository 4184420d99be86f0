package dev.lockstep.settings;

import dev.lockstep.settings.BookSettings.StepBack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is wrong with a rule book that reads well: names, wants that nothing reaches, cycles. */
final class BooksCheck {
  private final BookSettings book;
  private final Function<RuleLine, String> where;
  private final String stepsBack;
  private final List<Mistake> mistakes = new ArrayList<>();

  /**
   * @param where where a rule stands, as people find it
   * @param stepsBack where the steps back stand
   */
  BooksCheck(BookSettings book, Function<RuleLine, String> where, String stepsBack) {
    this.book = book;
    this.where = where;
    this.stepsBack = stepsBack;
  }

  List<Mistake> all() {
    Set<String> names = new HashSet<>();
    for (RuleLine rule : book.rules()) {
      if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
        complain(rule, "a second rule of this name", "a name that no other rule of the book has");
      }
      contradiction(rule);
      if (!BookSettings.isStandard(rule)) {
        statuses(rule);
        shadow(rule);
      }
    }
    standardStatuses();
    stepsBack();
    cycle();
    return mistakes;
  }

  /** What is wrong with several books together. */
  static List<Mistake> across(List<BookSettings> books, Function<BookSettings, String> where) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < books.size(); i++) {
      BookSettings later = books.get(i);
      for (BookSettings earlier : books.subList(0, i)) {
        String name = where.apply(later);
        if (earlier.name().equalsIgnoreCase(later.name())) {
          mistakes.add(
              new Mistake(name, "a second book of this name", "a name that no other book has"));
        } else if (covers(earlier, later)) {
          mistakes.add(
              new Mistake(
                  name,
                  "a book that is never asked, as " + earlier.name() + " before it is for the same",
                  "books for few items before books for many"));
        }
      }
    }
    return mistakes;
  }

  private static boolean covers(BookSettings earlier, BookSettings later) {
    return covers(earlier.instances(), later.instances())
        && covers(earlier.projects(), later.projects())
        && covers(earlier.types(), later.types());
  }

  /** An empty scope is everything. */
  private static boolean covers(Set<String> wide, Set<String> narrow) {
    return wide.isEmpty()
        || !narrow.isEmpty()
            && narrow.stream().allMatch(one -> wide.stream().anyMatch(one::equalsIgnoreCase));
  }

  private void statuses(RuleLine rule) {
    for (String status : rule.status()) {
      if (rank(status) < 0) {
        complain(
            rule,
            "the status '" + status + "', which is not in the order of the book",
            "one of " + String.join(", ", book.order()));
      }
    }
  }

  /** Those who take the standard rules over see none of them: all that they want is said once. */
  private void standardStatuses() {
    Set<String> missing = new LinkedHashSet<>();
    RuleLine first = null;
    for (RuleLine rule : book.rules()) {
      if (BookSettings.isStandard(rule)
          && rule.status().stream().allMatch(status -> rank(status) < 0)) {
        missing.add(String.join(" or ", rule.status()));
        first = first == null ? rule : first;
      }
    }
    if (first != null) {
      complain(
          first,
          "standard rules that want "
              + String.join(", ", missing)
              + ", not in the order of the book",
          "an order with them beside "
              + String.join(", ", book.order())
              + ", or rules of your own in place of standard");
    }
  }

  private void contradiction(RuleLine rule) {
    for (int i = 0; i < rule.when().size(); i++) {
      Condition one = rule.when().get(i);
      for (Condition other : rule.when().subList(0, i)) {
        if (one.excludes(other)) {
          complain(
              rule,
              "a rule that never holds: " + shown(other) + " and " + shown(one),
              "conditions that can hold together");
          return;
        }
      }
    }
  }

  /**
   * A rule that holds only where one before it holds too is never reached. Rules that were taken
   * over may be: a wider one takes their place.
   */
  private void shadow(RuleLine rule) {
    for (RuleLine earlier : book.rules()) {
      if (earlier == rule) {
        return;
      }
      if (covers(earlier.types(), rule.types())
          && earlier.when().stream()
              .allMatch(needed -> rule.when().stream().anyMatch(has -> has.implies(needed)))) {
        complain(
            rule,
            "a rule that is never reached: '" + earlier.name() + "' before it holds as well",
            "the narrower rule first");
        return;
      }
    }
  }

  private void stepsBack() {
    for (StepBack step : book.allowBack()) {
      int from = rank(step.from());
      int to = rank(step.to());
      if (from < 0 || to < 0 || from <= to) {
        mistakes.add(
            new Mistake(
                stepsBack,
                "'" + step + "', which is no step back",
                "a later status -> an earlier one, of " + String.join(", ", book.order())));
      }
    }
  }

  private int rank(String status) {
    for (int i = 0; i < book.order().size(); i++) {
      if (book.order().get(i).equalsIgnoreCase(status)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Rules that set each other off for ever: what one does to the labels makes the other hold, over
   * however many steps, and what that does makes the first one hold again.
   */
  private void cycle() {
    for (RuleLine adding : book.rules()) {
      for (RuleLine removing : book.rules()) {
        if (takesBack(adding, removing)
            && (adding == removing
                || setOffBy(adding).contains(removing) && setOffBy(removing).contains(adding))) {
          complain(
              adding,
              "a label that '"
                  + adding.name()
                  + "' adds and '"
                  + removing.name()
                  + "' takes away, each after the other for ever",
              "labels that are only added, or only removed, by rules that wait for each other");
        }
      }
    }
  }

  /** All that hold in the end because of what the rule does. */
  private Set<RuleLine> setOffBy(RuleLine rule) {
    Set<RuleLine> reached = new LinkedHashSet<>();
    Deque<RuleLine> next = new ArrayDeque<>(List.of(rule));
    while (!next.isEmpty()) {
      RuleLine one = next.pop();
      book.rules().stream()
          .filter(other -> setsOff(one, other) && reached.add(other))
          .forEach(next::push);
    }
    return reached;
  }

  private static boolean setsOff(RuleLine rule, RuleLine next) {
    Predicate<Condition> changed =
        condition ->
            condition.fact() == FactKind.LABEL
                && (condition.wanted() ? rule.effects().addLabels() : rule.effects().removeLabels())
                    .stream().anyMatch(label -> label.equalsIgnoreCase(condition.about()));
    return next.when().stream().anyMatch(changed);
  }

  private static boolean takesBack(RuleLine adding, RuleLine removing) {
    return adding.effects().addLabels().stream()
        .anyMatch(
            label -> removing.effects().removeLabels().stream().anyMatch(label::equalsIgnoreCase));
  }

  private void complain(RuleLine rule, String found, String expected) {
    mistakes.add(new Mistake(where.apply(rule), found, expected));
  }

  private static String shown(Condition condition) {
    String about = condition.about();
    return about == null
        ? condition.fact().id() + ": " + (condition.wanted() ? "yes" : "no")
        : condition.fact().id() + ": " + (condition.wanted() ? "" : "not ") + about;
  }
}
