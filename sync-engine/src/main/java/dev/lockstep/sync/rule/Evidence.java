package dev.lockstep.sync.rule;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known that facts are derived from.
 *
 * @param artefacts what names the item
 * @param unread repositories in scope that were never read completely
 * @param now the time, for ages
 * @param people account of the tracker by id or name of a person at a code host
 */
public record Evidence(
    Item item,
    Collection<Artefact> artefacts,
    Set<RepositoryRef> unread,
    Instant now,
    Map<String, String> people) {

  /** Bitbucket Cloud and Jira Cloud know people by the same accounts. */
  private static final String SAME_ACCOUNTS = "bitbucket";

  /** The newest pull request that was not declined. */
  Optional<Artefact.PullRequest> newestPull() {
    return artefacts.stream()
        .filter(Artefact.PullRequest.class::isInstance)
        .map(Artefact.PullRequest.class::cast)
        .filter(pull -> pull.state() != State.DECLINED)
        .max(
            Comparator.<Artefact, Instant>comparing(Evidence::when).thenComparing(Artefact::label));
  }

  private static Instant when(Artefact artefact) {
    Instant at = artefact.at();
    return at == null ? Instant.EPOCH : at;
  }

  /** The author's account of the tracker; absent where nobody said who that is. */
  @Nullable String account(Artefact.PullRequest pull) {
    Person author = pull.author();
    if (author == null) {
      return null;
    }
    String said = people.getOrDefault(author.id(), people.get(author.name()));
    boolean same = pull.repository().provider().equals(SAME_ACCOUNTS);
    return said != null ? said : same && !author.id().startsWith("{") ? author.id() : null;
  }
}
