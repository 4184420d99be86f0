package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues.Created;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.NewIssueJson;
import dev.lockstep.jira.rest.UserJson;
import dev.lockstep.jira.rest.Variant;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Version 3: texts are documents, people are accounts, and a search gives properties. */
final class CloudVariant implements Variant {

  private static final TextForm TEXTS = new CloudTexts();
  private static final int PAGE = 100;

  private final JiraClient<JiraApi> client;
  private final CloudContents contents;

  CloudVariant(JiraClient<JiraApi> client) {
    this.client = client;
    this.contents = new CloudContents(client);
  }

  @Override
  public String path() {
    return "/rest/api/3";
  }

  @Override
  public TextForm texts() {
    return TEXTS;
  }

  @Override
  public String account() {
    return "accountId";
  }

  @Override
  public Uni<List<UserJson>> users(String text, Calls calls) {
    return client.read("user/search", UpstreamGateway.BRISK, calls, api -> api.users(text));
  }

  @Override
  public Uni<Optional<String>> any(String jql, Calls calls) {
    SampleJson.Request request = new SampleJson.Request(jql, List.of("status"), List.of(), 1, null);
    return client
        .read("search/jql", UpstreamGateway.BRISK, calls, api -> api.sample(request))
        .map(found -> orEmpty(found.issues()).stream().map(SampleJson.Issue::id).findFirst());
  }

  @Override
  public Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls) {
    return search(Jql.madeLately(project, age), source, null, calls);
  }

  private Uni<Optional<Created>> search(
      String jql, String source, @Nullable String token, Calls calls) {
    SampleJson.Request request =
        new SampleJson.Request(jql, List.of("created"), List.of(NewIssueJson.STAMP), PAGE, token);
    return client
        .read("search/jql", UpstreamGateway.BRISK, calls, api -> api.sample(request))
        .chain(
            page -> {
              Optional<Created> found =
                  orEmpty(page.issues()).stream()
                      .filter(issue -> source.equals(stamp(issue)))
                      .map(CloudVariant::created)
                      .findFirst();
              return found.isPresent() || page.nextPageToken() == null
                  ? Uni.createFrom().item(found)
                  : search(jql, source, page.nextPageToken(), calls);
            });
  }

  private static String stamp(SampleJson.Issue issue) {
    JsonNode stamp = issue.properties() == null ? null : issue.properties().get(NewIssueJson.STAMP);
    return stamp == null ? "" : stamp.path("source").asText("");
  }

  private static Created created(SampleJson.Issue issue) {
    return new Created(String.valueOf(issue.id()), String.valueOf(issue.key()));
  }

  @Override
  public Uni<Void> fetch(String fileId, Path to, Calls calls) {
    return contents.fetch(fileId, to, calls);
  }
}
