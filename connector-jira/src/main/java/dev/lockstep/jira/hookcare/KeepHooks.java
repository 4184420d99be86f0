package dev.lockstep.jira.hookcare;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Leases;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the webhook of each site registered where settings ask for it, at the start and every hour;
 * one replica does. What the account may not do is told once, with what to do by hand.
 */
@ApplicationScoped
public class KeepHooks {

  private static final String TOPIC = "webhook";
  private static final Duration REGULARLY = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Longer than caring for one site takes. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Sites sites;
  private final Registrations registrations;
  private final SiteStates states;
  private final Leases leases;
  private final Clock clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();

  KeepHooks(
      Sites sites, Registrations registrations, SiteStates states, Leases leases, Clock clock) {
    this.sites = sites;
    this.registrations = registrations;
    this.states = states;
    this.leases = leases;
    this.clock = clock;
  }

  /** Begins what is due; to be called about once a second. */
  public void begin() {
    for (Site site : sites.all()) {
      Instant now = clock.instant();
      if (registrations.wanted(site) && !now.isBefore(due.getOrDefault(site.id(), now))) {
        due.put(site.id(), now.plus(LEASE)); // not again while it goes on
        care(site).subscribe().with(pause -> due.put(site.id(), clock.instant().plus(pause)));
      }
    }
  }

  /**
   * Cares for one site; never fails.
   *
   * @return after what time to look again
   */
  Uni<Duration> care(Site site) {
    Optional<String> hindrance = registrations.hindrance(site);
    if (hindrance.isPresent()) {
      remark(site, hindrance.get());
      return Uni.createFrom().item(REGULARLY);
    }
    return leases
        .claim(site.scope() + "/webhook", LEASE)
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(SOON)
                    : registrations
                        .bring(site)
                        .invoke(() -> states.clear(site.id(), TOPIC))
                        .replaceWith(REGULARLY))
        .onFailure()
        .recoverWithItem(e -> failed(site, e));
  }

  private Duration failed(Site site, Throwable e) {
    if (e instanceof Unauthorized || e instanceof Rejected || e instanceof NotFound) {
      remark(site, e.getMessage() + ", so Lockstep cannot register its webhook");
      return REGULARLY;
    }
    Log.warnf("webhook not looked after instance=%s cause=%s", site.id(), e);
    return SOON;
  }

  private void remark(Site site, String why) {
    states.remark(site.id(), TOPIC, why + "; " + registrations.byHand(site));
  }
}
