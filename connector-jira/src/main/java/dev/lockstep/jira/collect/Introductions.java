package dev.lockstep.jira.collect;

import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who this connector is at each site; asked before anything else, and once a day. */
@ApplicationScoped
public class Introductions {

  private static final Duration HOLDS = Duration.ofDays(1);

  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Introductions(Clock clock) {
    this.clock = clock;
  }

  /**
   * What a site said.
   *
   * @param tokenExpires where the site tells it
   */
  public record Known(Account.Who who, @Nullable Instant tokenExpires, Instant at) {}

  /** What a site said last, if it was ever asked by this replica. */
  public Optional<Known> known(String site) {
    return Optional.ofNullable(known.get(site));
  }

  /** Completes when the site knows the account. */
  Uni<Void> of(Site site) {
    Known last = known.get(site.id());
    Instant now = clock.instant();
    if (last != null && Duration.between(last.at(), now).compareTo(HOLDS) < 0) {
      return Uni.createFrom().voidItem();
    }
    return site.account()
        .whoAmI(new Calls())
        .chain(who -> expiry(site).map(end -> new Known(who, end.orElse(null), now)))
        .invoke(answer -> note(site, answer))
        .replaceWithVoid();
  }

  /** Good to know, but nothing depends on it. */
  private static Uni<Optional<Instant>> expiry(Site site) {
    return site.account()
        .tokenExpires()
        .onFailure()
        .invoke(e -> Log.infof("expiry of token not told instance=%s cause=%s", site.id(), e))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private void note(Site site, Known answer) {
    if (known.put(site.id(), answer) == null) {
      Log.infof(
          "instance knows the account instance=%s account=%s zone=%s",
          site.id(), answer.who().id(), answer.who().zone());
    }
  }
}
