package dev.lockstep.notify.render;

import dev.lockstep.notify.route.Decision;
import dev.lockstep.notify.route.StatusChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a message. The limits are such that one change always fits into one message. No line
 * starts with outside text.
 */
final class Lines {

  private static final int KEY = 40;
  private static final int SUMMARY = 150;
  private static final int SHORT_SUMMARY = 50;
  private static final int STATUS = 40;
  private static final int PERSON = 60;
  private static final int EXPLANATION = 180;
  private static final int EVIDENCE = 120;

  private Lines() {}

  /** Two lines: what it is about; from where to where and why. */
  static String atLength(Markup markup, Telling telling) {
    StatusChange change = telling.change();
    return key(markup, change)
        + " "
        + markup.plain(Clip.line(change.summary(), SUMMARY))
        + "\n↳ "
        + path(markup, List.of(change.from(), change.to()))
        + why(markup, telling);
  }

  /** One line for the moves of one item; without its title where that would be too much to read. */
  static String folded(Markup markup, List<StatusChange> moves, boolean terse) {
    StatusChange last = moves.get(moves.size() - 1);
    List<String> statuses =
        Stream.concat(Stream.of(moves.get(0).from()), moves.stream().map(StatusChange::to))
            .toList();
    return "• "
        + key(markup, last)
        + " "
        + path(markup, statuses)
        + (terse ? "" : " · " + markup.plain(Clip.line(last.summary(), SHORT_SUMMARY)));
  }

  private static String key(Markup markup, StatusChange change) {
    return markup.link(markup.plain(Clip.line(change.key(), KEY)), change.url());
  }

  private static String path(Markup markup, List<String> statuses) {
    List<String> plain =
        statuses.stream().map(status -> markup.plain(Clip.line(status, STATUS))).toList();
    int last = plain.size() - 1;
    return plain.subList(0, last).stream().collect(Collectors.joining(" → "))
        + " → "
        + markup.strong(plain.get(last));
  }

  private static String why(Markup markup, Telling telling) {
    Decision because = telling.because();
    if (because != null) {
      String explanation = Clip.line(because.explanation(), EXPLANATION);
      String evidence = because.evidence();
      return " · "
          + markup.plain(
              evidence == null || explanation.contains(evidence)
                  ? explanation
                  : explanation + " (" + Clip.line(evidence, EVIDENCE) + ")");
    }
    String actor = telling.change().actor();
    return actor == null ? "" : " · by " + markup.plain(Clip.line(actor, PERSON));
  }
}
