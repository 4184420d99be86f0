package dev.lockstep.scm.github;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
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
 * The issues of a repository with their comments. Asked for by the last update time seen; only
 * where a whole page shares one, by GraphQL's cursor.
 */
record IssueFeed(GraphQl graphQl, RepositoryRef repository, Duration overlap) implements Feed {

  private static final int PAGE = 50;

  static String scope(RepositoryRef repository) {
    return repository + "#issues";
  }

  @Override
  public String scope() {
    return scope(repository);
  }

  @Override
  public Uni<Page> since(Optional<String> saved, Naming naming) {
    Cursor cursor = Cursor.parse(saved);
    Instant from = cursor.from(overlap);
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    variables.put("first", PAGE);
    variables.put("since", from.equals(Instant.EPOCH) ? null : from.toString());
    variables.put("after", cursor.after());
    return graphQl
        .ask("issues", Questions.ISSUES, variables)
        .map(data -> GitHub.there(data.repository(), "repository"))
        .map(repo -> page(cursor, from, GitHub.there(repo.issues(), "issues")));
  }

  private Page page(Cursor cursor, Instant from, ListJson<IssueNodeJson> page) {
    List<Event> events = new ArrayList<>();
    Instant latest = from;
    for (IssueNodeJson json : page.shown()) {
      events.addAll(Issues.comments(repository, json, from));
      events.add(Issues.changed(repository, json));
      latest = Times.needed("an issue's updatedAt", json.updatedAt());
    }
    if (!page.more()) {
      return new Page(events, cursor.saved(latest).text(), false);
    }
    Cursor next =
        latest.isAfter(from) ? new Cursor(latest, true, null) : new Cursor(from, true, page.end());
    return new Page(events, next.text(), true);
  }
}
