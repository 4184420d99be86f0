package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.sync.rule.Decision;
import dev.lockstep.sync.rule.Evidence;
import dev.lockstep.sync.rule.Facts;
import dev.lockstep.sync.rule.Fingerprint;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.RuleBooks;
import dev.lockstep.sync.rule.Situation;
import dev.lockstep.sync.rule.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is decided about a number of items, and what has to be stored and sent because of it. */
final class Verdicts {

  private final RuleBooks books;
  private final Instant now;
  private final Known known;
  private final Map<String, Envelope<?>> causes;
  private final Set<String> touched;

  final List<Envelope<DecisionMade>> decisions = new ArrayList<>();
  final List<Envelope<TransitionWorkItem>> moves = new ArrayList<>();
  final List<Effects.Ordered> others = new ArrayList<>();
  final List<Items.DecidedFacts> decidedFacts = new ArrayList<>();
  final Set<String> settled = new TreeSet<>();

  /**
   * @param causes the message that led to what is decided about a key
   * @param touched keys of items that changed now, or a child of theirs did
   */
  Verdicts(
      RuleBooks books,
      Instant now,
      Known known,
      Map<String, Envelope<?>> causes,
      Set<String> touched) {
    this.books = books;
    this.now = now;
    this.known = known;
    this.causes = causes;
    this.touched = touched;
  }

  /** One item with the facts that its book asks for. */
  record Case(Items.Locked item, RuleBook book, Evidence evidence, Facts facts) {

    Decision decide() {
      return book.decide(situation());
    }

    Situation situation() {
      return new Situation(evidence.item(), facts, silentRule());
    }

    private @Nullable String silentRule() {
      Items.Silenced silenced = item.silenced();
      return silenced == null || Fingerprint.changed(silenced.facts(), facts.fingerprint(), true)
          ? null
          : silenced.rule();
    }

    /** Whether another book decided about it last. */
    boolean hasOtherBook() {
      Items.Basis basis = item.basis();
      return basis == null || !basis.book().equals(book.mark());
    }

    /**
     * Whether another book decided about it last and nobody touched it since: only then a changed
     * book may say something else about the same facts.
     */
    boolean isAnew() {
      Items.Basis basis = item.basis();
      return item.decided()
          && basis != null
          && hasOtherBook()
          && item.status().equalsIgnoreCase(basis.status())
          && silentRule() == null;
    }
  }

  Case caseOf(Items.Locked item) {
    Evidence evidence = known.about(item, now, books.people());
    RuleBook book = books.of(evidence.item());
    return new Case(item, book, evidence, book.facts(evidence));
  }

  /** Decides where a fact changed. */
  Verdicts of(List<Items.Locked> locked) {
    locked.forEach(item -> add(caseOf(item)));
    return this;
  }

  private void add(Case one) {
    Items.Locked item = one.item();
    String facts = one.facts().fingerprint();
    boolean fresh = known.isFresh(item);
    boolean live = item.keys().stream().anyMatch(touched::contains);
    switch (Turn.of(item.decidedFacts(), facts, fresh, live)) {
      case DECIDE -> decide(one, Occasion.FACT);
      case REMEMBER -> remember(one);
      case STANDS -> {
        if (fresh && !Fingerprint.hasUnknown(facts)) {
          settled.addAll(item.keys());
        }
      }
      default -> throw new IllegalStateException("no such turn");
    }
  }

  /**
   * Compares items with the rules whether or not something happened: what was missed, what the
   * clock changed, and moves that were not made and may be now.
   */
  Tally check(List<Items.Locked> locked) {
    Tally tally = Tally.NONE;
    for (Items.Locked item : locked) {
      tally = tally.plus(check(caseOf(item)));
    }
    return tally;
  }

  private Tally check(Case one) {
    Items.Locked item = one.item();
    String facts = one.facts().fingerprint();
    boolean changed =
        known.isFresh(item)
            ? !facts.equals(item.decidedFacts())
            : Fingerprint.changed(item.decidedFacts(), facts, item.decided());
    if (changed) {
      return tallyOf(decide(one, Occasion.FACT), isDry(one));
    }
    Items.Owed owed = item.owed();
    boolean again =
        owed != null && owed.isDue(item.status(), now) && item.pending().isEmpty() && !isDry(one);
    if (again) {
      return tallyOf(decide(one, Occasion.REFUSAL), false);
    }
    if (one.isAnew()) {
      return tallyOf(decide(one, Occasion.BOOK), isDry(one));
    }
    if (!facts.equals(item.decidedFacts()) || one.hasOtherBook()) {
      remember(one);
    }
    return one.decide() instanceof Decision.Skip skip
        ? Tally.skipped(skip.reason())
        : Tally.skipped(item.decided() ? SkipReason.NO_NEW_FACT : SkipReason.BACKFILL);
  }

  private static Tally tallyOf(Decision decision, boolean dry) {
    return decision instanceof Decision.Skip skip
        ? Tally.skipped(skip.reason())
        : Tally.moved(!dry);
  }

  private boolean isDry(Case one) {
    return books.isDry(one.book(), one.evidence().item());
  }

  private void remember(Case one) {
    decidedFacts.add(
        new Items.DecidedFacts(
            one.item().ref(), one.facts().fingerprint(), one.book().mark(), false, null, false));
  }

  /** Why something is decided. */
  private enum Occasion {
    FACT,
    /** A move that was not made may be now. */
    REFUSAL,
    /** The book changed. */
    BOOK
  }

  /** Only a fact is a reason to tell that nothing is done. */
  private Decision decide(Case one, Occasion occasion) {
    Decision decision = one.decide();
    boolean dry = isDry(one);
    boolean act = decision instanceof Decision.Act;
    decidedFacts.add(
        new Items.DecidedFacts(
            one.item().ref(),
            one.facts().fingerprint(),
            one.book().mark(),
            true,
            act && dry ? one.item().status() : null,
            act && occasion == Occasion.REFUSAL));
    if (act || occasion == Occasion.FACT) {
      publish(one, decision, dry);
    }
    if (!(decision instanceof Decision.Skip skip && skip.reason() == SkipReason.UNKNOWN_FACT)) {
      settled.addAll(one.item().keys());
    }
    return decision;
  }

  private void publish(Case one, Decision decision, boolean dry) {
    Envelope<?> cause =
        one.item().keys().stream().map(causes::get).filter(c -> c != null).findFirst().orElse(null);
    Announcement announcement =
        new Announcement(
            one.item(), one.book(), one.evidence(), one.facts().all(), decision, dry, now);
    Envelope<DecisionMade> made = announcement.made(cause);
    decisions.add(made);
    announcement.move().ifPresent(move -> moves.add(move.after(made)));
    others.addAll(announcement.others(made));
  }
}
