package dev.lockstep.notify.render;

import dev.lockstep.notify.route.StatusChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many changes in one message: a headline, then one line for each item, its moves as a chain. */
final class Fold {

  private static final int LONGEST_CHAIN = 8;
  private static final int HEADLINE = 40;

  /** From so many on, titles are left out: nobody reads them, and messages would queue up. */
  private static final int TERSE_FROM = 40;

  private final Markup markup;
  private final boolean terse;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Integer> latest = new HashMap<>();
  private int length = HEADLINE;
  private int told;

  private Fold(Markup markup, boolean terse) {
    this.markup = markup;
    this.terse = terse;
  }

  private record Line(List<StatusChange> moves, String text) {

    /** With its line break. */
    int length() {
      return text.length() + 1;
    }
  }

  static Composition of(Markup markup, List<Telling> waiting) {
    Fold fold = new Fold(markup, waiting.size() >= TERSE_FROM);
    for (Telling telling : waiting) {
      if (!fold.add(telling.change())) {
        break;
      }
    }
    return fold.composition();
  }

  /** Adds the change to its item's line, or begins another line for it; false where it is full. */
  private boolean add(StatusChange change) {
    String item = change.item().toString();
    Line open = open(item, change);
    List<StatusChange> moves = new ArrayList<>(open == null ? List.of() : open.moves());
    moves.add(change);
    Line line = new Line(moves, Lines.folded(markup, moves, terse));
    int total = length + line.length() - (open == null ? 0 : open.length());
    if (told > 0 && total > markup.longestText()) {
      return false;
    }
    if (open == null) {
      lines.add(line);
      latest.put(item, lines.size() - 1);
    } else {
      lines.set(latest.get(item), line);
    }
    length = total;
    told++;
    return true;
  }

  /** The line that this change goes on with, if there is one. */
  private @Nullable Line open(String item, StatusChange change) {
    Integer index = latest.get(item);
    return index != null && continues(lines.get(index).moves(), change) ? lines.get(index) : null;
  }

  private static boolean continues(List<StatusChange> moves, StatusChange change) {
    return moves.size() < LONGEST_CHAIN && moves.get(moves.size() - 1).to().equals(change.from());
  }

  private Composition composition() {
    StringBuilder text = new StringBuilder(markup.strong(told + " status changes"));
    lines.forEach(line -> text.append('\n').append(line.text()));
    return new Composition(text.toString(), told);
  }
}
