package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.Origin;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Directory.Named;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Publishes what a site's issues refer to, as far as it changed. */
@ApplicationScoped
public class CollectDirectory {

  /** Entries have no version upstream: only other content makes one new. */
  private static final long NO_VERSION = 0;

  private final Leases leases;
  private final ChangePublisher publisher;
  private final Settings settings;
  private final Clock clock;

  CollectDirectory(Leases leases, ChangePublisher publisher, Settings settings, Clock clock) {
    this.settings = settings;
    this.leases = leases;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Reads it once. A failure is logged and does not leave this method.
   *
   * @return whether it was read; not when another replica holds the directory
   */
  public Uni<Boolean> collect(Site site) {
    String scope = site.scope() + "/directory";
    return leases
        .hold(scope)
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(false)
                    : read(site, scope).replaceWith(true))
        .onFailure()
        .invoke(e -> Log.warnf("directory not read instance=%s cause=%s", site.id(), e))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Void> read(Site site, String scope) {
    return site.directory()
        .read()
        .map(named -> placed(site, named))
        .chain(
            named ->
                publisher
                    .published(scope)
                    .map(before -> observed(site, named, before))
                    .chain(
                        observed ->
                            publisher.publishNew(
                                scope, Connector.SOURCE, event -> Origin.LIVE, observed))
                    .invoke(
                        count ->
                            Log.infof(
                                "directory read instance=%s entries=%d changed=%d",
                                site.id(), named.size(), count)))
        .replaceWithVoid();
  }

  private List<Named> placed(Site site, List<Named> named) {
    JiraInstance instance = settings.jira().get(site.id());
    return instance == null
        ? named
        : new TypeHierarchy(instance.typeHierarchy(), instance.baseUrl()).over(named);
  }

  private List<Observed> observed(Site site, List<Named> named, Set<String> before) {
    Instant now = clock.instant();
    List<Observed> observed = new ArrayList<>();
    Set<String> present = new HashSet<>();
    for (Named one : named) {
      DirectoryEntry entry = entry(site, one, now);
      present.add(entry.orderKey());
      observed.add(observed(entry));
    }
    for (String entity : before) {
      if (!present.contains(entity)) {
        observed.add(observed(gone(site, entity, now)));
      }
    }
    return observed;
  }

  private static Observed observed(DirectoryEntry entry) {
    DirectoryEntry timeless =
        new DirectoryEntry(
            entry.kind(),
            entry.source(),
            entry.id(),
            entry.key(),
            entry.name(),
            entry.exists(),
            entry.attributes(),
            NO_VERSION,
            Instant.EPOCH);
    return new Observed(
        entry.orderKey(), NO_VERSION, EventIds.derive("", timeless), published -> entry);
  }

  private static DirectoryEntry entry(Site site, Named one, Instant now) {
    return new DirectoryEntry(
        one.kind(),
        site.scope(),
        one.id(),
        one.key(),
        one.name(),
        true,
        one.attributes(),
        now.toEpochMilli(),
        now);
  }

  /** An entry that is not shown any more: its kind and id are all that is left of it. */
  private static DirectoryEntry gone(Site site, String entity, Instant now) {
    String[] kindAndId = entity.substring(site.scope().length() + 1).split("/", 2);
    return new DirectoryEntry(
        DirectoryEntry.Kind.valueOf(kindAndId[0].toUpperCase(Locale.ROOT)),
        site.scope(),
        kindAndId[1],
        null,
        kindAndId[1],
        false,
        Map.of(),
        now.toEpochMilli(),
        now);
  }
}
