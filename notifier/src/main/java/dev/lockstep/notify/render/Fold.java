package dev.lockstep.notify.render;

import dev.lockstep.notify.route.StatusChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many changes in one message: a headline, then one line for each item, its moves as a chain. */
final class Fold {

  private static final int LONGEST_CHAIN = 8;
  private static final int HEADLINE = 40;

  private final Markup markup;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int length = HEADLINE;
  private int told;

  private Fold(Markup markup) {
    this.markup = markup;
  }

  private record Entry(List<StatusChange> moves, String line) {}

  static Composition of(Markup markup, List<Telling> waiting) {
    Fold fold = new Fold(markup);
    for (Telling telling : waiting) {
      if (!fold.add(telling.change())) {
        break;
      }
    }
    return fold.composition();
  }

  private boolean add(StatusChange change) {
    int chapter = 0;
    Entry entry = null;
    for (Entry old = entries.get(name(change, 0)); old != null; old = entries.get(name(change, chapter))) {
      entry = old;
      chapter++;
    }
    boolean goesOn = entry != null && continues(entry.moves(), change);
    List<StatusChange> moves = goesOn ? new ArrayList<>(entry.moves()) : new ArrayList<>();
    moves.add(change);
    Entry longer = new Entry(moves, Lines.folded(markup, moves));
    int total = length + longer.line().length() + 1 - (goesOn ? entry.line().length() + 1 : 0);
    if (told > 0 && total > markup.longestText()) {
      return false;
    }
    entries.put(name(change, goesOn ? chapter - 1 : chapter), longer);
    length = total;
    told++;
    return true;
  }

  private static boolean continues(List<StatusChange> moves, StatusChange change) {
    return moves.size() < LONGEST_CHAIN && moves.get(moves.size() - 1).to().equals(change.from());
  }

  private static String name(StatusChange change, int chapter) {
    return change.item() + " " + chapter;
  }

  private Composition composition() {
    StringBuilder text = new StringBuilder(markup.strong(told + " status changes"));
    entries.values().forEach(entry -> text.append('\n').append(entry.line()));
    return new Composition(text.toString(), told);
  }
}
