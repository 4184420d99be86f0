package dev.lockstep.e2e.measure;

import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.SandboxClient.JournalPage;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the sandbox's journal: when each pull request's webhook was sent and accepted and when
 * each issue's status was written, in microseconds of the sandbox's clock.
 */
public final class JournalTail implements AutoCloseable {
  private static final int PAGE = 10_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final SandboxClient sandbox;
  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> accepted = new HashMap<>();
  private final Map<String, List<Long>> writes = new HashMap<>();
  private final Thread thread;
  private long after;
  private long refused;
  private volatile boolean closed;

  /** Begins at the present end of the journal. */
  public JournalTail(SandboxClient sandbox) {
    this.sandbox = sandbox;
    this.after = sandbox.journal(Long.MAX_VALUE - 1, 1, Duration.ZERO).last();
    this.thread = new Thread(this::follow, "journal");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    while (!closed) {
      read();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Reads up to the end. */
  public synchronized void read() {
    while (true) {
      JournalPage page = sandbox.journal(after, PAGE, Duration.ZERO);
      page.entries().forEach(this::take);
      if (page.entries().size() < PAGE) {
        return;
      }
    }
  }

  private void take(JournalEntry entry) {
    after = entry.seq();
    switch (entry.kind()) {
      case "hook.sent" -> {
        if (isPullRequest(entry)) {
          sent.putIfAbsent(entry.subject(), entry.atMicros());
        }
      }
      case "hook.accepted" -> {
        if (isPullRequest(entry)) {
          accepted.putIfAbsent(entry.subject(), entry.atMicros());
        }
      }
      case "hook.refused", "hook.failed" -> refused++;
      case "write.transition" ->
          writes.computeIfAbsent(entry.subject(), none -> new ArrayList<>()).add(entry.atMicros());
      default -> {}
    }
  }

  private static boolean isPullRequest(JournalEntry entry) {
    return entry.detail().getOrDefault("event", "").startsWith("pullrequest:");
  }

  /** When the webhook of {@code workspace/repository#number} was first sent. */
  public synchronized OptionalLong sent(String pullRequest) {
    return of(sent.get(pullRequest));
  }

  /** When the webhook of {@code workspace/repository#number} was answered with 2xx. */
  public synchronized OptionalLong accepted(String pullRequest) {
    return of(accepted.get(pullRequest));
  }

  /** When the status of an issue was written. */
  public synchronized List<Long> writes(String key) {
    return List.copyOf(writes.getOrDefault(key, List.of()));
  }

  /** How many webhooks were answered with anything but 2xx. */
  public synchronized long refused() {
    return refused;
  }

  private static OptionalLong of(@org.jspecify.annotations.Nullable Long micros) {
    return micros == null ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
