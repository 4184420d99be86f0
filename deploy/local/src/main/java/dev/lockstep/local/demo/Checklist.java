package dev.lockstep.local.demo;

import dev.lockstep.local.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** The expected end states and whether each held. */
final class Checklist {
  private record Line(boolean held, String expected, String seen) {}

  private final List<Line> lines = new ArrayList<>();

  void note(boolean held, String expected, String seen) {
    lines.add(new Line(held, expected, seen));
  }

  boolean allHeld() {
    return lines.stream().allMatch(Line::held);
  }

  void print(Terminal terminal) {
    terminal.line(terminal.strong("Checked:"));
    for (Line line : lines) {
      String verdict = line.held() ? terminal.good("ok    ") : terminal.bad("FAILED");
      terminal.line(
          "  " + verdict + "  " + line.expected() + (line.held() ? "" : "; seen: " + line.seen()));
    }
    long held = lines.stream().filter(Line::held).count();
    terminal.line("  " + held + " of " + lines.size() + " held.");
  }
}
