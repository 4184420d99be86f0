package dev.lockstep.jira.collect;

import dev.lockstep.jira.hook.DirectoryNews;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What is done for each site from time to time. Every site has its own rhythm, so that a slow one
 * keeps nobody waiting, and never does the same thing twice at once.
 */
@ApplicationScoped
public class Rounds implements DirectoryNews {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Clock clock;
  private final List<Round> rounds = new ArrayList<>();
  private final Map<String, Round> directories = new HashMap<>();

  Rounds(Sites sites, Chores chores, Clock clock) {
    this.clock = clock;
    for (Site site : sites.all()) {
      Round names = new Round(chores.directory(site));
      directories.put(site.id(), names);
      rounds.add(names);
      chores.others(site).forEach(chore -> rounds.add(new Round(chore)));
    }
  }

  /** Where another replica reads the directory, it does so within the hour. */
  @Override
  public void changed(String instance) {
    Round names = directories.get(instance);
    if (names != null) {
      names.soon();
    }
  }

  /** Begins what is due; to be called about once a second. */
  public void begin() {
    Instant now = clock.instant();
    rounds.forEach(round -> round.beginIfDue(now));
  }

  /** Something that is done again and again. */
  private final class Round {
    private final Supplier<Uni<Duration>> work;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Instant due = Instant.EPOCH;
    private volatile boolean again;

    /**
     * @param work does it and says after what time to do it again; never fails
     */
    Round(Supplier<Uni<Duration>> work) {
      this.work = work;
    }

    void beginIfDue(Instant now) {
      if (now.isBefore(due) || !running.compareAndSet(false, true)) {
        return;
      }
      again = false;
      Uni.createFrom()
          .deferred(work::get)
          .subscribe()
          .with(
              pause -> end(now.plus(pause)),
              failure -> {
                Log.errorf(failure, "round failed");
                end(clock.instant().plus(SOON));
              });
    }

    void soon() {
      again = true;
      due = Instant.EPOCH;
    }

    private void end(Instant next) {
      due = again ? Instant.EPOCH : next;
      running.set(false);
    }
  }
}
