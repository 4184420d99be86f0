package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.Screen;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes issues, each with its stamp, and deletes them. What projects take is kept some minutes. */
final class RestNewIssues implements NewIssues {

  private static final int PAGE = 100;

  private final JiraClient<WriteApi> client;
  private final Variant variant;
  private final Kept<String, Map<String, String>> types;
  private final Kept<List<String>, Screen> screens;

  RestNewIssues(JiraClient<WriteApi> client, Variant variant, Clock clock) {
    this.client = client;
    this.variant = variant;
    this.types = new Kept<>(clock);
    this.screens = new Kept<>(clock);
  }

  @Override
  public Uni<Map<String, String>> types(String project, Calls calls) {
    return types.get(project, () -> types(project, 0, new LinkedHashMap<>(), calls));
  }

  private Uni<Map<String, String>> types(
      String project, int startAt, Map<String, String> all, Calls calls) {
    return client
        .read(
            "issue/createmeta/{project}/issuetypes",
            UpstreamGateway.BRISK,
            calls,
            api -> api.newTypes(project, startAt, PAGE))
        .chain(
            page -> {
              List<IssueJson.Type> some = orEmpty(page.issueTypes());
              some.forEach(type -> all.put(String.valueOf(type.id()), String.valueOf(type.name())));
              int next = startAt + some.size();
              return some.isEmpty() || next >= page.total()
                  ? Uni.createFrom().item(all)
                  : types(project, next, all, calls);
            });
  }

  @Override
  public Uni<Screen> screen(String project, String typeId, Calls calls) {
    return screens.get(
        List.of(project, typeId),
        () ->
            fields(project, typeId, 0, new ArrayList<>(), calls)
                .map(all -> Screen.create(FieldMetaJson.fields(all))));
  }

  private Uni<List<FieldMetaJson>> fields(
      String project, String typeId, int startAt, List<FieldMetaJson> all, Calls calls) {
    return client
        .read(
            "issue/createmeta/{project}/issuetypes/{type}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.newFields(project, typeId, startAt, PAGE))
        .chain(
            page -> {
              all.addAll(orEmpty(page.fields()));
              return orEmpty(page.fields()).isEmpty() || all.size() >= page.total()
                  ? Uni.createFrom().item(all)
                  : fields(project, typeId, all.size(), all, calls);
            });
  }

  @Override
  public Uni<Created> create(Draft draft, Calls calls) {
    Map<String, @Nullable Object> fields = new TreeMap<>(draft.fields());
    fields.put("project", Map.of("key", draft.project()));
    fields.put("issuetype", Map.of("id", draft.typeId()));
    NewIssueJson request =
        new NewIssueJson(
            fields,
            List.of(
                new NewIssueJson.Property(NewIssueJson.STAMP, Map.of("source", draft.source()))));
    return client
        .write("issue", UpstreamGateway.BRISK, calls, api -> api.create(request))
        .map(made -> new Created(made.id(), made.key()));
  }

  @Override
  public Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls) {
    return variant.stamped(project, source, age, calls);
  }

  @Override
  public Uni<Void> delete(String issueId, Calls calls) {
    return client.write("issue/{id}", UpstreamGateway.BRISK, calls, api -> api.delete(issueId));
  }

  @Override
  public Uni<List<String>> subtasks(String issueId, Calls calls) {
    return client
        .read("issue/{id}", UpstreamGateway.BRISK, calls, api -> api.parts(issueId, "subtasks"))
        .map(
            json ->
                orEmpty(json.orNone().subtasks()).stream()
                    .map(issue -> String.valueOf(issue.key()))
                    .toList());
  }
}
