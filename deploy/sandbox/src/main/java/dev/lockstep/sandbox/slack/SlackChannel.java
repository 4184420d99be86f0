package dev.lockstep.sandbox.slack;

import dev.lockstep.sandbox.control.Views.Message;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A channel: its last messages and its pace of one message per second with a small burst. */
final class SlackChannel {
  private static final int KEPT = 20_000;
  private static final int BURST = 3;

  private final String id;
  private final String name;
  private final Clock clock;
  private final Deque<Message> messages = new ArrayDeque<>();
  private double tokens = BURST;
  private long at;
  private long lastMicros;

  SlackChannel(String id, String name, Clock clock) {
    this.id = id;
    this.name = name;
    this.clock = clock;
    this.at = clock.millis();
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  boolean take() {
    long now = clock.millis();
    tokens = Math.min(BURST, tokens + (now - at) / 1000.0);
    at = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Stores a message; its ts is unique within the channel. */
  String say(String author, String text) {
    lastMicros = Math.max(lastMicros + 1, clock.millis() * 1000);
    String ts =
        String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    messages.add(new Message(ts, id, author, text, clock.millis()));
    if (messages.size() > KEPT) {
      messages.remove();
    }
    return ts;
  }
}
