package dev.lockstep.local.demo;

import dev.lockstep.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Prints what people do and what Lockstep makes of it, in the order in which it happened, each with
 * its distance from the action that caused it. The sources are read one beside the other, so a
 * moment is held back briefly until the others had their turn.
 */
final class Timeline implements AutoCloseable {
  private static final Duration HOLD = Duration.ofMillis(250);
  private static final Duration CAUSED_WITHIN = Duration.ofMinutes(1);

  private final Terminal terminal;
  private final PriorityQueue<Moment> held = new PriorityQueue<>(Comparator.comparing(Moment::at));
  private final Map<String, Instant> actions = new HashMap<>();
  private final Deque<Instant> lastSeen = new ArrayDeque<>();
  private final Thread printer;
  private boolean telling;

  Timeline(Terminal terminal) {
    this.terminal = terminal;
    this.printer = new Thread(this::print, "timeline");
    printer.setDaemon(true);
    printer.start();
  }

  /** From now on moments are printed; what came before belongs to the start. */
  synchronized void begin() {
    held.clear();
    telling = true;
  }

  /** A person does something. */
  synchronized Instant action(String text, Set<String> about) {
    Instant now = Instant.now();
    about.forEach(each -> actions.put(each, now));
    terminal.line(terminal.strong(text));
    return now;
  }

  /** Something was seen. */
  synchronized void add(Moment moment) {
    if (telling) {
      held.add(moment);
      lastSeen.clear();
      lastSeen.add(Instant.now());
      notifyAll();
    }
  }

  /** Waits until all is printed and nothing more came for a moment. */
  synchronized void settle() throws InterruptedException {
    Instant latest = Instant.now().plusSeconds(5);
    while (Instant.now().isBefore(latest)
        && (!held.isEmpty()
            || !lastSeen.isEmpty()
                && lastSeen.getLast().plus(HOLD.multipliedBy(2)).isAfter(Instant.now()))) {
      wait(50);
    }
  }

  private void print() {
    try {
      while (true) {
        synchronized (this) {
          while (held.isEmpty()) {
            wait();
          }
          Moment first = held.element();
          long left = Duration.between(Instant.now(), first.at().plus(HOLD)).toMillis();
          if (left > 0) {
            wait(left);
            continue;
          }
          held.remove();
          terminal.line(line(first));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private String line(Moment moment) {
    String latency =
        moment.about().stream()
            .map(actions::get)
            .filter(at -> at != null && within(at, moment.at()))
            .max(Comparator.naturalOrder())
            .map(
                at ->
                    "+%5d ms"
                        .formatted(
                            TimeUnit.NANOSECONDS.toMillis(
                                Duration.between(at, moment.at()).toNanos())))
            .orElse("        ");
    String kind = "%-10s".formatted(moment.kind().name().toLowerCase(java.util.Locale.ROOT));
    String text = clip(moment.text());
    if (!moment.important()) {
      return terminal.faint("  " + latency + "  " + kind + text);
    }
    return "  " + latency + "  " + coloured(moment.kind(), kind) + text;
  }

  private static boolean within(Instant action, Instant moment) {
    return !moment.isBefore(action) && moment.isBefore(action.plus(CAUSED_WITHIN));
  }

  private String clip(String text) {
    int room = terminal.columns() - 24;
    return text.length() <= room ? text : text.substring(0, room - 3) + "...";
  }

  private String coloured(Moment.Kind kind, String text) {
    return switch (kind) {
      case EVENT -> terminal.name(text);
      case DECISION -> terminal.caution(text);
      case WRITE -> terminal.good(text);
      case MESSAGE -> terminal.said(text);
      case TROUBLE -> terminal.bad(text);
    };
  }

  @Override
  public void close() {
    printer.interrupt();
  }
}
