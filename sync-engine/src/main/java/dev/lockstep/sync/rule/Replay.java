package dev.lockstep.sync.rule;

import dev.lockstep.contract.Status.Category;
import dev.lockstep.sync.rule.Happening.ChildTold;
import dev.lockstep.sync.rule.Happening.Dropped;
import dev.lockstep.sync.rule.Happening.ItemTold;
import dev.lockstep.sync.rule.Happening.Moved;
import dev.lockstep.sync.rule.Happening.Told;
import dev.lockstep.sync.rule.Item.Children;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays what happened to one item over rule books: where would they have moved it? What a person
 * did then happens here too, but what rules did then does not. Every repository counts as read: a
 * book is judged by what it says, not by what was known late.
 */
public final class Replay {

  private final RuleBooks books;
  private final Map<String, Artefact> artefacts = new HashMap<>();
  private final Map<String, Category> children = new HashMap<>();
  private final Map<String, Category> categories = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private @Nullable Item item;
  private String toldStatus = "";
  private List<String> ordered = List.of();
  private @Nullable String decidedFacts;
  private boolean fresh;

  public Replay(RuleBooks books) {
    this.books = books;
  }

  /** A move that the books would have made. */
  public record Move(Instant at, String from, String to, String rule) {
    /** Whether both lead the same way, by whatever rule and moment. */
    boolean isLike(Move other) {
      return from.equalsIgnoreCase(other.from) && to.equalsIgnoreCase(other.to);
    }
  }

  /** Where they would have moved it, oldest first. */
  public List<Move> moves() {
    return moves;
  }

  /** Whether both lists lead the same way. */
  public static boolean same(List<Move> some, List<Move> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).isLike(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The next thing that happened. */
  public void play(Happening happening) {
    boolean touched = false;
    if (happening instanceof Told told) {
      artefacts.put(told.ref(), told.artefact());
      fresh |= told.live();
    } else if (happening instanceof Dropped dropped) {
      artefacts.remove(dropped.ref());
      fresh = true;
    } else if (happening instanceof ChildTold child) {
      touched = child.live();
      children.put(child.ref(), child.category());
    } else if (happening instanceof ItemTold told) {
      touched = told.live() && books.asksItems();
      take(told.item());
    } else if (happening instanceof Moved moved) {
      ordered = moved.wanted();
      return;
    }
    if (item != null) {
      decide(item, touched, happening.at());
    }
  }

  private void take(Item told) {
    categories.put(lower(told.status()), told.category());
    String status = item == null ? told.status() : item.status();
    Category category = item == null ? told.category() : item.category();
    if (item != null && !told.status().equalsIgnoreCase(toldStatus)) {
      boolean ours = ordered.stream().anyMatch(told.status()::equalsIgnoreCase);
      if (ours) {
        ordered = List.of();
      } else {
        status = told.status();
        category = told.category();
      }
    }
    toldStatus = told.status();
    item =
        new Item(
            told.ref(),
            told.key(),
            told.project(),
            told.type(),
            status,
            category,
            told.details(),
            Children.NONE);
  }

  private void decide(Item known, boolean touched, Instant at) {
    Item now =
        new Item(
            known.ref(),
            known.key(),
            known.project(),
            known.type(),
            known.status(),
            known.category(),
            known.details(),
            count());
    RuleBook book = books.of(now);
    Evidence evidence = new Evidence(now, artefacts.values(), Set.of(), at, books.people());
    Facts facts = book.facts(evidence);
    String fingerprint = facts.fingerprint();
    Turn turn = Turn.of(decidedFacts, fingerprint, fresh, touched);
    if (turn == Turn.STANDS) {
      fresh = false;
      return;
    }
    decidedFacts = fingerprint;
    if (turn == Turn.DECIDE) {
      fresh = false;
      if (book.decide(new Situation(now, facts, null)) instanceof Decision.Act act) {
        move(now, act, at);
      }
    }
  }

  private void move(Item from, Decision.Act act, Instant at) {
    String to = act.wanted().get(0);
    moves.add(new Move(at, from.status(), to, act.rule().name()));
    item =
        new Item(
            from.ref(),
            from.key(),
            from.project(),
            from.type(),
            to,
            categories.getOrDefault(lower(to), Category.IN_PROGRESS),
            from.details(),
            Children.NONE);
  }

  private Children count() {
    int begun = 0;
    int done = 0;
    for (Category category : children.values()) {
      begun += category == Category.IN_PROGRESS || category == Category.DONE ? 1 : 0;
      done += category == Category.DONE ? 1 : 0;
    }
    return new Children(children.size(), begun, done, true);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
