package dev.lockstep.scm.collect;

import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.HookCare.Report;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps webhooks registered where the settings ask for it, and has failed deliveries repeated. */
@ApplicationScoped
public class TendHooks {

  /** Often enough that what failed during an outage is still kept by the host (GitHub: 3 days). */
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final HookAddresses addresses;
  private final SweepBook book;
  private final Clock clock;
  private final Map<String, Instant> tended = new ConcurrentHashMap<>();
  private final Map<String, Report> reports = new ConcurrentHashMap<>();

  TendHooks(HookAddresses addresses, SweepBook book, Clock clock) {
    this.addresses = addresses;
    this.book = book;
    this.clock = clock;
  }

  /** Tends those that are due; to be called about once a second. */
  public Uni<Void> tick() {
    return Multi.createFrom()
        .iterable(addresses.cared())
        .filter(cared -> isDue(cared.care().source()))
        .onItem()
        .transformToUniAndConcatenate(this::tend)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Its name in the {@link SweepBook}. */
  public static String nameOf(String source) {
    return "webhooks of " + source;
  }

  /** What was found last, by {@link HookCare#source()}. */
  public Optional<Report> report(String source) {
    return Optional.ofNullable(reports.get(source));
  }

  private boolean isDue(String source) {
    Instant now = clock.instant();
    Instant last = tended.get(source);
    boolean due = last == null || !last.plus(INTERVAL).isAfter(now);
    if (due) {
      tended.put(source, now);
    }
    return due;
  }

  private Uni<Void> tend(HookAddresses.Cared cared) {
    String source = cared.care().source();
    return cared
        .care()
        .care(cared.address())
        .invoke(
            report -> {
              book.succeeded(nameOf(source), "hooks tended");
              if (!report.equals(reports.put(source, report))) {
                report.lines().forEach(line -> Log.infof("webhooks source=%s %s", source, line));
              }
            })
        .onFailure()
        .invoke(failure -> book.failed(nameOf(source), failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
