package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issues of a repository with their comments and history. Asked for by the last update time
 * seen; only where a whole page shares one, by GraphQL's cursor.
 */
record IssueFeed(
    GraphQl graphQl, IssueTypes types, Listing listing, RepositoryRef repository, Duration overlap)
    implements Feed {

  private static final int PAGE = 50;
  private static final int SMALLEST_PAGE = 10;

  static String scope(RepositoryRef repository) {
    return repository + "#issues";
  }

  @Override
  public String scope() {
    return scope(repository);
  }

  @Override
  public Optional<Census> census() {
    return Optional.of(new IssueCensus(graphQl, listing, repository));
  }

  @Override
  public Uni<Page> since(Optional<String> saved, Naming naming) {
    Cursor cursor = Cursor.parse(saved);
    Instant from = cursor.from(overlap);
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    variables.put("since", Times.since(from));
    variables.put("after", cursor.after());
    Instant news = cursor.news(overlap);
    variables.put("news", Times.since(news));
    return types
        .known()
        .chain(typed -> page(Questions.issues(typed), variables, PAGE))
        .chain(page -> events(page, news).map(events -> page(events, cursor, from, news, page)));
  }

  /** Where so much hangs at issues that it is too much for GitHub's ten seconds, fewer of them. */
  private Uni<ListJson<IssueNodeJson>> page(
      String question, Map<String, @Nullable Object> variables, int size) {
    variables.put("first", size);
    return graphQl
        .ask("issues", question, variables)
        .map(data -> GitHub.there(data.repository(), "repository"))
        .map(repo -> GitHub.there(repo.issues(), "issues"))
        .onFailure(failure -> failure instanceof Unavailable && size > SMALLEST_PAGE)
        .recoverWithUni(tooMuch -> page(question, variables, size / 2));
  }

  private Uni<List<Event>> events(ListJson<IssueNodeJson> page, Instant news) {
    return Multi.createFrom()
        .iterable(page.shown())
        .onItem()
        .transformToUniAndConcatenate(json -> events(json, news))
        .collect()
        .in(ArrayList::new, List::addAll);
  }

  /** What hangs at it comes first. */
  private Uni<List<Event>> events(IssueNodeJson json, Instant news) {
    Older older = new Older(graphQl, repository, json, news);
    List<Event> events = new ArrayList<>();
    return older
        .comments()
        .invoke(all -> events.addAll(Issues.comments(repository, json, all, news)))
        .chain(older::history)
        .invoke(all -> IssueHistory.of(repository, json, all).ifPresent(events::add))
        .invoke(() -> events.add(Issues.changed(repository, json)))
        .replaceWith(events);
  }

  private static Page page(
      List<Event> events, Cursor cursor, Instant from, Instant news, ListJson<IssueNodeJson> page) {
    Instant latest = from;
    for (IssueNodeJson json : page.shown()) {
      latest = Times.needed("an issue's updatedAt", json.updatedAt());
    }
    if (!page.more()) {
      return new Page(events, cursor.saved(latest).text(), false);
    }
    Cursor next =
        latest.isAfter(from)
            ? new Cursor(latest, true, null, news)
            : new Cursor(from, true, page.end(), news);
    return new Page(events, next.text(), true);
  }
}
