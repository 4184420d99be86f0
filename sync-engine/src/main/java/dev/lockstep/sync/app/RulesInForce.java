package dev.lockstep.sync.app;

import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.settings.Settings;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.RuleBooks;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** The rules that count now: those of the start, until others take their place. */
@ApplicationScoped
public class RulesInForce {

  private volatile State state;

  RulesInForce(Settings settings) {
    this.state = new State(settings.rules(), new RuleBooks(settings.rules()), List.of());
    told();
  }

  private record State(RuleSettings settings, RuleBooks books, List<Mistake> refused) {}

  /** The books. */
  public RuleBooks books() {
    return state.books();
  }

  /** All that the settings say of rules. */
  RuleSettings settings() {
    return state.settings();
  }

  /** Everything for which what is written now does not count; empty where it does. */
  public List<Mistake> refused() {
    return state.refused();
  }

  /** These count from now on. */
  void replace(RuleSettings settings) {
    state = new State(settings, new RuleBooks(settings), List.of());
    told();
  }

  /** What is written is wrong: what counted until now still does. */
  void refuse(List<Mistake> mistakes) {
    State before = state;
    if (!mistakes.equals(before.refused())) {
      state = new State(before.settings(), before.books(), List.copyOf(mistakes));
      Log.warnf(
          "changed rules refused, those of before stay in force mistakes=%d%s",
          mistakes.size(),
          mistakes.stream().map(mistake -> "\n  - " + mistake).collect(Collectors.joining()));
    }
  }

  /** What is written is what counts. */
  void confirm() {
    State before = state;
    if (!before.refused().isEmpty()) {
      state = new State(before.settings(), before.books(), List.of());
      Log.info("rules are written as they are in force again");
    }
  }

  private void told() {
    RuleBooks books = state.books();
    Log.infof(
        "rule books in force books=%s dryRun=%s",
        books.all().stream().map(RuleBook::settings).map(book -> book.name()).toList(),
        books.dryRun());
  }
}
