package dev.lockstep.sandbox.fault;

import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Decides, seeded, what goes wrong with a call. */
public final class FaultGate {
  private final Clock clock;
  private final Random random;
  private Faults faults = Faults.NONE;

  /** A gate that lets everything through until told otherwise. */
  public FaultGate(long seed, Clock clock) {
    this.clock = clock;
    this.random = new Random(seed ^ 0x5eed_fa17L);
  }

  /** What goes wrong now. */
  public Faults faults() {
    return faults;
  }

  /** Sets what goes wrong from now on. */
  public void set(Faults now) {
    this.faults = now;
  }

  /** An answer in place of doing anything. */
  public Optional<Reply> before(Upstream upstream, String path) {
    UpstreamFaults wrong = wrong(upstream, path);
    if (draw(wrong.throttleRate())) {
      int seconds = wrong.retryAfterSeconds();
      boolean jira = upstream == Upstream.JIRA && !wrong.throttleReason().isEmpty();
      return Optional.of(
          jira ? jira(wrong) : Throttle.reply(upstream, wrong.throttleReason(), seconds));
    }
    if (draw(wrong.errorRate())) {
      return Optional.of(error(wrong));
    }
    return Optional.empty();
  }

  /** The answer after the work was done. */
  public Reply after(Upstream upstream, String path, Reply reply) {
    UpstreamFaults wrong = wrong(upstream, path);
    if (draw(wrong.errorAfterRate())) {
      return error(wrong);
    }
    if (draw(wrong.htmlRate())) {
      return Reply.text(
          upstream == Upstream.AZURE_DEVOPS ? 203 : 200,
          "text/html; charset=utf-8",
          "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
              + "<body><h1>Checking your browser</h1></body></html>");
    }
    boolean tells = upstream == Upstream.JIRA || upstream == Upstream.BITBUCKET;
    return tells && draw(wrong.nearLimitRate())
        ? reply.with("X-RateLimit-NearLimit", "true")
        : reply;
  }

  private Reply jira(UpstreamFaults wrong) {
    Instant reset = clock.instant().plusSeconds(wrong.retryAfterSeconds());
    Reply reply = Throttle.jira(wrong.throttleReason(), wrong.retryAfterSeconds(), 100, reset);
    return wrong.minuteReset()
        ? reply.with("X-RateLimit-Reset", Throttle.withoutSeconds(reset))
        : reply;
  }

  /** Whether this answer is to be cut in half. */
  public boolean cuts(Upstream upstream, String path) {
    return draw(wrong(upstream, path).cutRate());
  }

  /** How long an answer is held back. */
  public long latencyMillis(Upstream upstream, String path) {
    UpstreamFaults wrong = wrong(upstream, path);
    return wrong.latencyMillis() + (draw(wrong.slowRate()) ? wrong.slowMillis() : 0);
  }

  /** Whether this transition is to meet a concurrent change. */
  public boolean conflicts(String path) {
    return draw(wrong(Upstream.JIRA, path).conflictRate());
  }

  private UpstreamFaults wrong(Upstream upstream, String path) {
    UpstreamFaults wrong = faults.of(upstream);
    return wrong.concerns(path) ? wrong : UpstreamFaults.NONE;
  }

  private boolean draw(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  private static Reply error(UpstreamFaults wrong) {
    Reply reply = error(wrong.errorStatus());
    return wrong.errorRetryAfterSeconds() == 0
        ? reply
        : reply.with("Retry-After", Integer.toString(wrong.errorRetryAfterSeconds()));
  }

  private static Reply error(int status) {
    return status == 500
        ? Reply.json(500, Json.object().put("message", "Internal server error"))
        : Reply.text(
            status,
            "text/html",
            "<html><body><h1>" + status + " upstream error</h1></body></html>");
  }
}
