package dev.lockstep.notify.render;

import dev.lockstep.notify.route.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * One message and how many of the waiting changes it tells.
 *
 * @param text ready to send
 * @param told so many from the beginning of the list
 */
public record Composition(String text, int told) {

  /** Up to so many changes are told at length; more are folded. */
  static final int AT_LENGTH = 4;

  private static final int NOTICE = 600;

  /**
   * Folds what waits for one recipient into one message, oldest first, as much as fits.
   *
   * @param transport where it is sent
   * @param waiting at least one change
   */
  public static Composition of(Transport transport, List<Telling> waiting) {
    Markup markup = Markup.of(transport);
    return waiting.size() <= AT_LENGTH ? atLength(markup, waiting) : Fold.of(markup, waiting);
  }

  /**
   * One sentence as a message of its own.
   *
   * @param text may hold text from outside
   */
  public static Composition ofNotice(Transport transport, String text) {
    return new Composition(Markup.of(transport).plain(Clip.line(text, NOTICE)), 1);
  }

  private static Composition atLength(Markup markup, List<Telling> waiting) {
    List<String> parts = new ArrayList<>();
    int length = 0;
    for (Telling telling : waiting) {
      String part = Lines.atLength(markup, telling);
      length += part.length() + 1;
      if (!parts.isEmpty() && length > markup.longestText()) {
        break;
      }
      parts.add(part);
    }
    return new Composition(String.join("\n", parts), parts.size());
  }
}
