package dev.lockstep.jira.command;

import dev.lockstep.jira.command.KnownAccounts.Known;
import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the accounts of people that are named by e-mail: asked for once, and kept. */
@ApplicationScoped
class Accounts {

  /** After that, whoever was not found is looked for again: people show their addresses later. */
  private static final Duration NOBODY = Duration.ofHours(1);

  private final KnownAccounts known;
  private final Clock clock;

  Accounts(KnownAccounts known, Clock clock) {
    this.known = known;
    this.clock = clock;
  }

  /** The accounts of these addresses, as far as there are any. */
  Uni<People> of(Site site, Set<String> emails, Calls calls) {
    return emails.isEmpty()
        ? Uni.createFrom().item(site.writing().editing().nobody())
        : known.of(site.id(), emails).chain(found -> complete(site, emails, found, calls));
  }

  private Uni<People> complete(
      Site site, Set<String> emails, Collection<Known> found, Calls calls) {
    Map<String, String> accounts = new TreeMap<>();
    Set<String> open = new TreeSet<>(emails);
    for (Known one : found) {
      boolean fresh = one.lookedAt().plus(NOBODY).isAfter(clock.instant());
      if (one.accountId() != null) {
        accounts.put(one.email(), one.accountId());
      }
      if (one.accountId() != null || fresh) {
        open.remove(one.email());
      }
    }
    return Multi.createFrom()
        .iterable(open)
        .onItem()
        .transformToUniAndConcatenate(
            email -> look(site, email, calls).map(id -> Map.entry(email, id)))
        .invoke(one -> one.getValue().ifPresent(id -> accounts.put(one.getKey(), id)))
        .collect()
        .asList()
        .map(none -> new People(site.writing().editing().nobody().member(), accounts));
  }

  private Uni<Optional<String>> look(Site site, String email, Calls calls) {
    return site.writing()
        .editing()
        .account(email, calls)
        .call(id -> known.keep(site.id(), new Known(email, id.orElse(null), clock.instant())));
  }
}
