package dev.lockstep.local.demo;

import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what arrives at the simulators: writes to Jira and messages in the chats. */
final class JournalTail implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("\\b" + SeededShop.PROJECT + "-\\d+\\b");
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final SandboxClient sandbox;
  private final Consumer<Moment> reader;
  private final Thread thread;
  private volatile boolean closed;

  JournalTail(SandboxClient sandbox, Consumer<Moment> reader) {
    this.sandbox = sandbox;
    this.reader = reader;
    this.thread = new Thread(this::read, "journal-tail");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    long after = 0;
    while (!closed) {
      try {
        for (JournalEntry entry : sandbox.journal(after, 500, WAIT).entries()) {
          after = entry.seq();
          moment(entry).ifPresent(reader);
        }
      } catch (RuntimeException ended) {
        if (Thread.currentThread().isInterrupted() || closed) {
          return;
        }
      }
    }
  }

  private static Optional<Moment> moment(JournalEntry entry) {
    Instant at = Instant.EPOCH.plus(entry.atMicros(), ChronoUnit.MICROS);
    return switch (entry.kind()) {
      case "write.transition" -> Optional.of(write(at, entry));
      case "message.posted" -> Optional.of(message(at, entry));
      case "write.refused", "write.conflict", "hook.refused", "hook.failed", "message.refused" ->
          Optional.of(
              new Moment(
                  at,
                  Moment.Kind.TROUBLE,
                  Set.of(entry.subject()),
                  entry.upstream()
                      + " "
                      + entry.kind()
                      + " "
                      + entry.subject()
                      + " "
                      + entry.detail(),
                  true));
      default -> Optional.empty();
    };
  }

  private static Moment write(Instant at, JournalEntry entry) {
    String text =
        "Jira: "
            + entry.subject()
            + " "
            + entry.detail().get("from")
            + " -> "
            + entry.detail().get("to");
    return new Moment(at, Moment.Kind.WRITE, Set.of(entry.subject()), text, true);
  }

  private static Moment message(Instant at, JournalEntry entry) {
    String said = readable(entry.detail().getOrDefault("text", ""));
    Set<String> keys = new HashSet<>();
    for (Matcher found = KEY.matcher(said); found.find(); ) {
      keys.add(found.group());
    }
    String chat = entry.upstream().equals("slack") ? "Slack" : "Discord";
    return new Moment(at, Moment.Kind.MESSAGE, keys, chat + ": " + said, true);
  }

  /** The text without the marks of the chat's own language: links as their words, nothing bold. */
  static String readable(String text) {
    return text.replaceAll("<[^|>]*\\|([^>]*)>", "$1")
        .replaceAll("\\[([^]]*)]\\(<?[^)>]*>?\\)", "$1")
        .replace("*", "")
        .replaceAll("\\\\(\\p{Punct})", "$1")
        .replaceAll("\\s+", " ")
        .trim();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
