package dev.lockstep.scm.collect;

import dev.lockstep.connector.UpstreamException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What went wrong last where, for people: cleared by the next success. */
@ApplicationScoped
public class SweepBook {

  private final MeterRegistry metrics;
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  SweepBook(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Something failed; a repository or a host. */
  void failed(String what, Throwable failure) {
    String reason = reason(failure);
    if (!reason.equals(failures.put(what, reason))) {
      Log.warnf("sweep failed what=%s reason=%s", what, reason);
    }
    count("failed");
  }

  /** Something succeeded. */
  void succeeded(String what, String result) {
    if (failures.remove(what) != null) {
      Log.infof("sweep works again what=%s", what);
    }
    count(result);
  }

  /** Why the last attempt failed, where it did. */
  public Optional<String> failure(String what) {
    return Optional.ofNullable(failures.get(what));
  }

  /** Every failure that lasts, by what failed. */
  public Map<String, String> failures() {
    return new TreeMap<>(failures);
  }

  private void count(String result) {
    metrics.counter("lockstep.scm.sweeps", "result", result).increment();
  }

  private static String reason(Throwable failure) {
    return failure instanceof UpstreamException
        ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
        : failure.toString();
  }
}
