package dev.lockstep.notify.render;

/** Makes outside text fit on one line of limited length. */
final class Clip {

  private Clip() {}

  /**
   * One line of at most so many characters (code points): white space runs become one space, other
   * control and direction marks vanish, what is too long ends in an ellipsis.
   */
  static String line(String text, int most) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(Clip::visible)
        .forEach(
            c -> {
              boolean gap = c == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
              if (!gap) {
                line.appendCodePoint(c);
              }
            });
    String whole = line.toString().stripTrailing();
    if (whole.codePointCount(0, whole.length()) <= most) {
      return whole;
    }
    return whole.substring(0, whole.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  private static boolean visible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
