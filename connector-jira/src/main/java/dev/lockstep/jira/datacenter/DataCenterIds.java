package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.datacenter.Search.Shown;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.jql.JqlTime;
import dev.lockstep.jira.mapping.JiraTime;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists issues by their creation. A page is followed by a query from the time of its last issue, so
 * that neither the search window ends the list nor a deletion pushes an issue out of sight.
 */
final class DataCenterIds implements IssueIds {

  private static final Shown CREATED = new Shown(List.of("created"), false, Search.PAGE);

  private final JiraClient<DataCenterApi> client;
  private final Search search;
  private final List<String> projects;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  DataCenterIds(JiraClient<DataCenterApi> client, Search search, List<String> projects) {
    this.client = client;
    this.search = search;
    this.projects = projects;
  }

  /**
   * Where a page begins.
   *
   * @param from the earliest time of creation
   * @param startAt the row, where a whole page is of one time
   * @param told the issues of that time that were on the page before
   */
  private record At(Instant from, int startAt, Set<String> told) {

    static At parse(String token) {
      String[] parts = token.split(" ", 3);
      return new At(
          Instant.ofEpochMilli(Long.parseLong(parts[0])),
          Integer.parseInt(parts[1]),
          Set.of(parts[2].split(",")));
    }

    @Override
    public String toString() {
      return from.toEpochMilli() + " " + startAt + " " + String.join(",", told);
    }
  }

  @Override
  public Uni<Page> page(@Nullable String query, Optional<String> pageToken) {
    At at = pageToken.map(At::parse).orElse(new At(Instant.EPOCH, 0, Set.of("")));
    return search
        .form()
        .chain(
            form -> {
              String jql =
                  query == null
                      ? Jql.allSince(projects, at.from(), form)
                      : Jql.inOrderSince(query, at.from(), form);
              return search
                  .page(client, jql, at.startAt(), CREATED)
                  .map(answer -> page(answer, at, form));
            });
  }

  private static Page page(SearchJson answer, At at, JqlTime form) {
    List<IssueJson> given = answer.given();
    Optional<String> next =
        answer.next().stream().mapToObj(row -> next(given, row, at, form).toString()).findFirst();
    return new Page(
        given.stream()
            .filter(one -> !at.told().contains(one.id()))
            .map(one -> new Listed(one.id(), one.key()))
            .toList(),
        next);
  }

  private static At next(List<IssueJson> given, int row, At at, JqlTime form) {
    Instant last = created(given.get(given.size() - 1));
    String time = form.literal(last);
    if (time.equals(form.literal(at.from()))) {
      return new At(at.from(), row, at.told());
    }
    return new At(
        last,
        0,
        given.stream()
            .filter(one -> form.literal(created(one)).equals(time))
            .map(IssueJson::id)
            .collect(Collectors.toSet()));
  }

  private static Instant created(IssueJson issue) {
    IssueJson.Fields fields = Objects.requireNonNull(issue.fields(), "issue without fields");
    return JiraTime.parse(Objects.requireNonNull(fields.created(), "a time is missing"));
  }
}
