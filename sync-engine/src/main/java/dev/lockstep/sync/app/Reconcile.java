package dev.lockstep.sync.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Compares all open items with the rules by the clock, page by page, and repairs what was missed;
 * items that are due are told. Nothing is asked of anybody upstream. An item that fails is counted
 * and stops nothing.
 */
@ApplicationScoped
public class Reconcile {

  private static final int PAGE = 250;
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final DecideStatus decideStatus;
  private final TellDue tellDue;
  private final Runs runs;
  private final Sending sending;
  private final Timetable timetable;
  private final Instant started;
  private final AtomicBoolean running = new AtomicBoolean();

  Reconcile(
      DecideStatus decideStatus, TellDue tellDue, Runs runs, Sending sending, Timetable timetable) {
    this.decideStatus = decideStatus;
    this.tellDue = tellDue;
    this.runs = runs;
    this.sending = sending;
    this.timetable = timetable;
    this.started = timetable.now();
  }

  /** What is needed to do something once, and to tell it. */
  @ApplicationScoped
  static class Sending {
    private final Transactions transactions;
    private final Leases leases;
    private final Outbox outbox;

    Sending(Transactions transactions, Leases leases, Outbox outbox) {
      this.transactions = transactions;
      this.leases = leases;
      this.outbox = outbox;
    }

    Transactions transactions() {
      return transactions;
    }

    Leases leases() {
      return leases;
    }

    Outbox outbox() {
      return outbox;
    }
  }

  /** Asks for a run now; answers its id. It begins within a second. */
  public Uni<String> ask() {
    Instant now = timetable.now();
    String id = ID.format(now);
    return runs.ask(id, now).replaceWith(id);
  }

  /** Begins a run that is due or was asked for, where this replica is the one that does them. */
  public Uni<Void> tick() {
    if (!running.compareAndSet(false, true)) {
      return Uni.createFrom().voidItem();
    }
    return runs.waiting()
        .chain(
            waiting ->
                waiting.isPresent()
                    ? runHere(waiting.get().id())
                    : runs.newest(1).chain(this::runIfDue))
        .onTermination()
        .invoke(() -> running.set(false));
  }

  private Uni<Void> runIfDue(List<Runs.Run> last) {
    Instant before = last.isEmpty() ? started : last.get(0).asked();
    return timetable.now().isBefore(timetable.nextAfter(before))
        ? Uni.createFrom().voidItem()
        : sending
            .leases()
            .hold("reconcile")
            .chain(lease -> lease.isEmpty() ? Uni.createFrom().voidItem() : ask().chain(this::run));
  }

  private Uni<Void> runHere(String id) {
    return sending
        .leases()
        .hold("reconcile")
        .chain(lease -> lease.isEmpty() ? Uni.createFrom().voidItem() : run(id));
  }

  private Uni<Void> run(String id) {
    Instant began = timetable.now();
    return runs.began(id, began)
        .chain(() -> tellDue.tell(id))
        .chain(() -> page("", new Sum(Tally.NONE, 0)))
        .chain(sum -> end(id, began, sum));
  }

  private record Sum(Tally tally, int failed) {
    Sum plus(Sum other) {
      return new Sum(tally.plus(other.tally), failed + other.failed);
    }
  }

  private Uni<Sum> page(String after, Sum sum) {
    return sending
        .transactions()
        .run(tx -> decideStatus.open(tx, after, PAGE))
        .chain(
            next ->
                next.isEmpty()
                    ? Uni.createFrom().item(sum)
                    : check(next)
                        .chain(more -> page(next.get(next.size() - 1).ref(), sum.plus(more))));
  }

  private Uni<Sum> check(List<Items.Next> items) {
    Set<String> keys = items.stream().map(Items.Next::key).collect(Collectors.toSet());
    return sending
        .transactions()
        .run(tx -> decideStatus.check(tx, keys))
        .invoke(
            tally -> {
              if (tally.moved() > 0) {
                sending.outbox().wake();
              }
            })
        .map(tally -> new Sum(tally, 0))
        .onFailure()
        .recoverWithUni(e -> items.size() == 1 ? failed(items.get(0), e) : halves(items));
  }

  private Uni<Sum> halves(List<Items.Next> items) {
    int middle = items.size() / 2;
    return check(items.subList(0, middle))
        .chain(first -> check(items.subList(middle, items.size())).map(first::plus));
  }

  private static Uni<Sum> failed(Items.Next item, Throwable cause) {
    Log.warnf(cause, "item not compared with the rules key=%s", item.key());
    return Uni.createFrom().item(new Sum(Tally.NONE, 1));
  }

  private Uni<Void> end(String id, Instant began, Sum sum) {
    Instant now = timetable.now();
    Tally tally = sum.tally();
    ReconcileCompleted completed =
        new ReconcileCompleted(
            id,
            tally.checked(),
            tally.moved(),
            tally.skipped(),
            sum.failed(),
            now.toEpochMilli(),
            now,
            began);
    Log.infof(
        "all open items compared with the rules run=%s checked=%d moved=%d skipped=%s failed=%d"
            + " millis=%d",
        id,
        tally.checked(),
        tally.moved(),
        tally.skipped(),
        sum.failed(),
        Duration.between(began, now).toMillis());
    return sending
        .transactions()
        .run(
            tx ->
                runs.ended(tx, id, tally, sum.failed(), now)
                    .chain(
                        () ->
                            sending
                                .outbox()
                                .append(
                                    tx,
                                    List.of(
                                        Envelope.of(
                                            Announcement.SOURCE, now, Origin.LIVE, completed)))))
        .invoke(sending.outbox()::wake);
  }
}
