package dev.lockstep.jira.datacenter;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Standings;
import dev.lockstep.jira.rest.WorkflowJson;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads where an issue stands, with what its screens ask for, and moves it. */
final class DataCenterWorkflow implements Workflow {

  private final JiraClient<DataCenterApi> client;
  private final TextForm form;

  DataCenterWorkflow(JiraClient<DataCenterApi> client, TextForm form) {
    this.client = client;
    this.form = form;
  }

  @Override
  public Uni<Standing> standing(String issue, Set<String> fields, Calls calls) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.standing(issue, Standings.asked(fields), "transitions,transitions.fields"))
        .map(json -> Standings.of(json, orEmpty(json.transitions()), fields));
  }

  @Override
  public Uni<Optional<Standing>> sample(IssueKind kind, String status, Calls calls) {
    SearchJson.Request request =
        new SearchJson.Request(
            Jql.inStatus(kind.project(), kind.type(), status), 0, 1, List.of("status"), List.of());
    return client
        .read("search", UpstreamGateway.BRISK, calls, api -> api.search(request))
        .chain(
            found ->
                found.given().stream()
                    .map(IssueJson::id)
                    .findFirst()
                    .map(id -> standing(id, Set.of(), calls).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  @Override
  public Uni<Void> move(String issueId, Step step, Calls calls) {
    WorkflowJson.Move move = Standings.move(step, form);
    return client.write(
        "issue/{id}/transitions", UpstreamGateway.BRISK, calls, api -> api.move(issueId, move));
  }
}
