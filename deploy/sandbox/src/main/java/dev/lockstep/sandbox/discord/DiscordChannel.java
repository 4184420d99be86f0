package dev.lockstep.sandbox.discord;

import dev.lockstep.sandbox.control.Views.Message;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel: its last messages, the nonces of the last minutes, and its bucket of 5 per 5 s. */
final class DiscordChannel {
  static final int LIMIT = 5;
  static final long WINDOW = 5_000;
  private static final int KEPT = 20_000;
  private static final long NONCE_LIFE = 5 * 60_000;

  private record Nonce(Message message, long at) {}

  private final String id;
  private final String name;
  private final Clock clock;
  private final Deque<Message> messages = new ArrayDeque<>();
  private final Map<String, Nonce> nonces = new LinkedHashMap<>();
  private long windowStart;
  private int used;

  DiscordChannel(String id, String name, Clock clock) {
    this.id = id;
    this.name = name;
    this.clock = clock;
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

  /** Whether another message may be sent in this window. */
  boolean take() {
    long now = clock.millis();
    if (now - windowStart >= WINDOW) {
      windowStart = now;
      used = 0;
    }
    if (used >= LIMIT) {
      return false;
    }
    used++;
    return true;
  }

  int remaining() {
    return LIMIT - used;
  }

  /** When the window ends, in milliseconds since the epoch. */
  long reset() {
    return windowStart + WINDOW;
  }

  /** The message that was sent with this nonce in the last minutes. */
  Optional<Message> sentWith(String nonce) {
    long now = clock.millis();
    nonces.values().removeIf(old -> old.at() < now - NONCE_LIFE);
    return Optional.ofNullable(nonces.get(nonce)).map(Nonce::message);
  }

  void remember(String nonce, Message message) {
    nonces.put(nonce, new Nonce(message, clock.millis()));
  }

  void say(Message message) {
    messages.add(message);
    if (messages.size() > KEPT) {
      messages.remove();
    }
  }
}
