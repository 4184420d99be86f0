package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.Condition;
import dev.lockstep.settings.RuleLine;
import dev.lockstep.sync.app.RulesInForce;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.RuleBooks;
import dev.lockstep.sync.web.RulesResource.MistakeView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rule books in force.
 *
 * @param dryRun whether nothing is written at all
 * @param dryRunProjects projects in which nothing is written
 * @param books the first that is for an item decides; the standard book is the last and for all
 * @param refused everything for which lockstep.yaml as it stands does not count; empty where it
 *     does
 */
public record RulesAnswer(
    boolean dryRun, Set<String> dryRunProjects, List<BookView> books, List<MistakeView> refused) {

  /** A book; an empty scope is everything. */
  public record BookView(
      String name,
      Set<String> instances,
      Set<String> projects,
      Set<String> types,
      boolean dryRun,
      List<String> order,
      List<String> allowBack,
      List<RuleView> rules) {}

  /**
   * A rule.
   *
   * @param when what must hold, and what must not
   * @param status the first of these that the workflow has
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RuleView(
      String name,
      Set<String> types,
      List<String> when,
      List<String> status,
      @Nullable Boolean assignAuthor,
      @Nullable String comment,
      Set<String> addLabels,
      Set<String> removeLabels,
      @Nullable Boolean fixVersion) {}

  static RulesAnswer of(RulesInForce rules) {
    RuleBooks books = rules.books();
    return new RulesAnswer(
        books.dryRun(),
        new TreeSet<>(books.dryProjects()),
        books.all().stream().map(RuleBook::settings).map(RulesAnswer::view).toList(),
        rules.refused().stream().map(MistakeView::of).toList());
  }

  private static BookView view(BookSettings book) {
    return new BookView(
        book.name(),
        new TreeSet<>(book.instances()),
        new TreeSet<>(book.projects()),
        new TreeSet<>(book.types()),
        book.dryRun(),
        book.order(),
        book.allowBack().stream().map(BookSettings.StepBack::toString).toList(),
        book.rules().stream().map(RulesAnswer::view).toList());
  }

  private static RuleView view(RuleLine rule) {
    RuleLine.Effects effects = rule.effects();
    return new RuleView(
        rule.name(),
        new TreeSet<>(rule.types()),
        rule.when().stream().map(RulesAnswer::words).toList(),
        rule.status(),
        effects.assignAuthor() ? true : null,
        effects.comment(),
        new TreeSet<>(effects.addLabels()),
        new TreeSet<>(effects.removeLabels()),
        effects.fixVersion() ? true : null);
  }

  private static String words(Condition condition) {
    return (condition.wanted() ? "" : "no ") + condition.words();
  }
}
