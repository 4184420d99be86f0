package dev.lockstep.sync.app;

import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.sync.app.History.Past;
import dev.lockstep.sync.rule.Replay;
import dev.lockstep.sync.rule.Replay.Move;
import dev.lockstep.sync.rule.RuleBooks;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Plays the kept history over candidate rule books and over those in force, item by item, and tells
 * what would have moved differently. Never more than a few items are in memory.
 */
@ApplicationScoped
public class Simulate {

  private static final int PAGE = 500;

  private final History history;
  private final RulesInForce rules;
  private final AtomicBoolean running = new AtomicBoolean();

  Simulate(History history, RulesInForce rules) {
    this.history = history;
    this.rules = rules;
  }

  /**
   * What a simulation came to.
   *
   * @param events how much was played
   * @param items over how many items
   * @param movesInForce how many moves the books in force would have made
   * @param movesCandidate how many the candidates would have made
   * @param different how many items would have been moved differently
   * @param differences of the first of them
   */
  public record Result(
      long events,
      long items,
      long movesInForce,
      long movesCandidate,
      long different,
      List<Difference> differences) {}

  /** An item that would have been moved differently. */
  public record Difference(String key, List<Move> inForce, List<Move> candidate) {}

  /**
   * Plays; empty while another simulation runs.
   *
   * @param project only items of this project; absent: all
   * @param limit how many differences are told one by one
   */
  public Uni<Optional<Result>> play(
      List<BookSettings> candidates, @Nullable String project, int limit) {
    if (!running.compareAndSet(false, true)) {
      return Uni.createFrom().item(Optional.empty());
    }
    RuleSettings settings = rules.settings();
    RuleBooks candidate =
        new RuleBooks(
            new RuleSettings(
                settings.dryRun(),
                settings.dryRunProjects(),
                settings.people(),
                settings.history(),
                settings.dueAlert(),
                candidates));
    Sum sum = new Sum(rules.books(), candidate, limit);
    return page(sum, "", project)
        .onTermination()
        .invoke(() -> running.set(false))
        .map(done -> Optional.of(sum.result()))
        .invoke(
            result ->
                Log.infof(
                    "rule books simulated events=%d items=%d different=%d",
                    result.orElseThrow().events(),
                    result.orElseThrow().items(),
                    result.orElseThrow().different()));
  }

  private Uni<Void> page(Sum sum, String after, @Nullable String project) {
    return history
        .next(after, project, PAGE)
        .chain(
            page -> {
              page.forEach(sum::add);
              return page.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : page(sum, page.get(page.size() - 1).ref(), project);
            });
  }

  private final class Sum {
    private final RuleBooks inForce;
    private final RuleBooks candidate;
    private final int limit;
    private final List<Difference> differences = new ArrayList<>();
    private long events;
    private long items;
    private long movesInForce;
    private long movesCandidate;
    private long different;

    Sum(RuleBooks inForce, RuleBooks candidate, int limit) {
      this.inForce = inForce;
      this.candidate = candidate;
      this.limit = limit;
    }

    void add(Past past) {
      Replay then = new Replay(inForce);
      Replay now = new Replay(candidate);
      past.happenings()
          .forEach(
              happening -> {
                then.play(happening);
                now.play(happening);
              });
      items++;
      events += past.happenings().size();
      movesInForce += then.moves().size();
      movesCandidate += now.moves().size();
      if (!Replay.same(then.moves(), now.moves())) {
        different++;
        if (differences.size() < limit) {
          differences.add(new Difference(past.key(), then.moves(), now.moves()));
        }
      }
    }

    Result result() {
      return new Result(events, items, movesInForce, movesCandidate, different, differences);
    }
  }
}
