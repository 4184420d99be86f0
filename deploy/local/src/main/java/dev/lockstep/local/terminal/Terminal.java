package dev.lockstep.local.terminal;

import java.io.PrintStream;
import java.util.Map;

/** Where things are printed: colours only for a person at a terminal. */
public final class Terminal {
  private static final int USUAL_COLUMNS = 160;
  private static final int FEWEST_COLUMNS = 80;

  private final PrintStream out;
  private final boolean colours;
  private final int columns;

  /** The terminal with or without colours, and how much goes on a line. */
  public Terminal(PrintStream out, boolean colours, int columns) {
    this.out = out;
    this.colours = colours;
    this.columns = columns;
  }

  /**
   * The process's own terminal; the script says whether a person sits at it, which a JVM cannot
   * tell on every version.
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    boolean person = "1".equals(environment.get("LOCKSTEP_TTY"));
    boolean wanted =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        System.out, person && wanted, columns(environment.getOrDefault("LOCKSTEP_COLUMNS", "")));
  }

  private static int columns(String said) {
    int known = said.matches("\\d{1,4}") ? Integer.parseInt(said) : 0;
    return known == 0 ? USUAL_COLUMNS : Math.max(known, FEWEST_COLUMNS);
  }

  /** How many characters go on a line. */
  public int columns() {
    return columns;
  }

  /** Prints a line; lines of several threads do not mix. */
  public void line(String text) {
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  /** An empty line. */
  public void line() {
    line("");
  }

  /** Something that went well. */
  public String good(String text) {
    return coloured("32", text);
  }

  /** Something that went wrong. */
  public String bad(String text) {
    return coloured("31", text);
  }

  /** Something to mind. */
  public String caution(String text) {
    return coloured("33", text);
  }

  /** Something that stands out. */
  public String strong(String text) {
    return coloured("1", text);
  }

  /** Something in the background. */
  public String faint(String text) {
    return coloured("2", text);
  }

  /** What was said by somebody. */
  public String said(String text) {
    return coloured("35", text);
  }

  /** A name among others. */
  public String name(String text) {
    return coloured("36", text);
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
