package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues.Created;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.NewIssueJson;
import dev.lockstep.jira.rest.UserJson;
import dev.lockstep.jira.rest.Variant;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Version 2: texts are wiki markup, people have names, and the properties of an issue are asked for
 * issue by issue.
 */
final class DataCenterVariant implements Variant {

  private static final TextForm TEXTS = new WikiTexts();
  private static final int PAGE = 100;

  private final JiraClient<DataCenterApi> client;
  private final DataCenterContents contents;

  DataCenterVariant(JiraClient<DataCenterApi> client) {
    this.client = client;
    this.contents = new DataCenterContents(client);
  }

  @Override
  public String path() {
    return "/rest/api/2";
  }

  @Override
  public TextForm texts() {
    return TEXTS;
  }

  @Override
  public String account() {
    return "name";
  }

  @Override
  public Uni<List<UserJson>> users(String text, Calls calls) {
    return client.read("user/search", UpstreamGateway.BRISK, calls, api -> api.users(text));
  }

  @Override
  public Uni<Optional<String>> any(String jql, Calls calls) {
    SearchJson.Request request = new SearchJson.Request(jql, 0, 1, List.of("status"), List.of());
    return client
        .read("search", UpstreamGateway.BRISK, calls, api -> api.search(request))
        .map(found -> found.given().stream().map(IssueJson::id).findFirst());
  }

  @Override
  public Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls) {
    return page(Jql.madeLately(project, age), source, 0, calls);
  }

  private Uni<Optional<Created>> page(String jql, String source, int startAt, Calls calls) {
    SearchJson.Request request =
        new SearchJson.Request(jql, startAt, PAGE, List.of("created"), List.of());
    return client
        .read("search", UpstreamGateway.BRISK, calls, api -> api.search(request))
        .chain(
            page ->
                first(page.given().iterator(), source, calls)
                    .chain(
                        found -> {
                          OptionalInt next = page.next();
                          return found.isPresent() || next.isEmpty()
                              ? Uni.createFrom().item(found)
                              : page(jql, source, next.getAsInt(), calls);
                        }));
  }

  private Uni<Optional<Created>> first(Iterator<IssueJson> left, String source, Calls calls) {
    if (!left.hasNext()) {
      return Uni.createFrom().item(Optional.empty());
    }
    IssueJson issue = left.next();
    return source(issue.id(), calls)
        .chain(
            its ->
                its.equals(source)
                    ? Uni.createFrom()
                        .item(Optional.of(new Created(issue.id(), String.valueOf(issue.key()))))
                    : first(left, source, calls));
  }

  /** What an issue is stamped with; empty for one without a stamp. */
  private Uni<String> source(String issueId, Calls calls) {
    return client
        .read(
            "issue/{id}/properties/{key}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.property(issueId, NewIssueJson.STAMP))
        .map(property -> property.value() == null ? "" : property.value().path("source").asText())
        .onFailure(NotFound.class)
        .recoverWithItem("");
  }

  @Override
  public Uni<Void> fetch(String fileId, Path to, Calls calls) {
    return contents.fetch(fileId, to, calls);
  }
}
