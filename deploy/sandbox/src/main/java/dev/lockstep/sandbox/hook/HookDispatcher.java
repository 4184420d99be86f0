package dev.lockstep.sandbox.hook;

import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.HookFaults;
import dev.lockstep.sandbox.journal.Journal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Delivers webhooks, with the retries of the real senders and the faults that are switched on. */
public final class HookDispatcher {
  private final Vertx vertx;
  private final HttpClient client;
  private final Journal journal;
  private final FaultGate gate;
  private final Random random;
  private int inFlight;
  private int scheduled;
  private long accepted;
  private long troubled;
  private boolean stopped;

  /** A dispatcher; the client is closed by whoever made it. */
  public HookDispatcher(
      Vertx vertx, HttpClient client, Journal journal, FaultGate gate, long seed) {
    this.vertx = vertx;
    this.client = client;
    this.journal = journal;
    this.gate = gate;
    this.random = new Random(seed ^ 0x400cL);
  }

  /** Hooks on the wire. */
  public int inFlight() {
    return inFlight;
  }

  /** Hooks that wait for a timer. */
  public int scheduled() {
    return scheduled;
  }

  /** Hooks answered with 2xx. */
  public long accepted() {
    return accepted;
  }

  /** Attempts that were lost, refused or failed. */
  public long troubled() {
    return troubled;
  }

  /** Sends nothing more, not even what is scheduled. */
  public void stop() {
    stopped = true;
  }

  /** Sends, loses, delays or doubles a hook. */
  public void send(Hook hook) {
    HookFaults wrong = gate.faults().hooks();
    if (draw(wrong.lostRate())) {
      troubled++;
      note(hook, "hook.lost", Map.of());
      return;
    }
    if (draw(wrong.duplicateRate())) {
      note(hook, "hook.duplicated", Map.of());
      later(hook, 1 + (long) (random.nextDouble() * wrong.delayMillis()), 0);
    }
    if (draw(wrong.delayRate())) {
      long delay = 1 + (long) (random.nextDouble() * wrong.delayMillis());
      note(hook, "hook.delayed", Map.of("millis", Long.toString(delay)));
      later(hook, delay, 0);
    } else {
      attempt(hook, 0);
    }
  }

  private boolean draw(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  private void later(Hook hook, long delayMillis, int attempt) {
    scheduled++;
    vertx.setTimer(
        Math.max(1, delayMillis),
        timer -> {
          scheduled--;
          attempt(hook, attempt);
        });
  }

  private void attempt(Hook hook, int attempt) {
    if (stopped) {
      return;
    }
    inFlight++;
    note(hook, "hook.sent", Map.of("attempt", Integer.toString(attempt + 1)));
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(hook.target().url().toString())
            .setTimeout(hook.retries().timeoutMillis())
            .putHeader("Content-Type", "application/json; charset=utf-8");
    String secret = hook.target().secret();
    if (secret != null) {
      options.putHeader("X-Hub-Signature", Signature.of(secret, hook.body()));
    }
    hook.headers().apply(attempt).forEach(options::putHeader);
    client
        .request(options)
        .compose(
            request ->
                request
                    .send(Buffer.buffer(hook.body()))
                    .compose(response -> response.end().map(response.statusCode())))
        .onComplete(
            answer -> {
              inFlight--;
              if (answer.succeeded()) {
                answered(hook, attempt, answer.result());
              } else {
                failed(hook, attempt, answer.cause());
              }
            });
  }

  private void answered(Hook hook, int attempt, int status) {
    boolean good = status >= 200 && status < 300;
    if (good) {
      accepted++;
    } else {
      troubled++;
    }
    note(
        hook,
        good ? "hook.accepted" : "hook.refused",
        Map.of("attempt", Integer.toString(attempt + 1), "status", Integer.toString(status)));
    hook.outcome().accept(status);
    retry(hook, attempt, status);
  }

  private void failed(Hook hook, int attempt, Throwable cause) {
    troubled++;
    note(
        hook,
        "hook.failed",
        Map.of("attempt", Integer.toString(attempt + 1), "cause", String.valueOf(cause)));
    hook.outcome().accept(0);
    retry(hook, attempt, 0);
  }

  private void retry(Hook hook, int attempt, int status) {
    if (!stopped && hook.retries().again(attempt, status)) {
      if (hook.retries().delayMillis() == 0) {
        attempt(hook, attempt + 1);
      } else {
        later(hook, hook.retries().delayMillis(), attempt + 1);
      }
    }
  }

  private void note(Hook hook, String kind, Map<String, String> more) {
    Map<String, String> detail = new LinkedHashMap<>(more);
    detail.put("event", hook.event());
    detail.put("identifier", hook.identifier());
    journal.add(hook.upstream().id(), kind, hook.subject(), detail);
  }
}
