package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Standings;
import dev.lockstep.jira.rest.WorkflowJson;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads where an issue stands and moves it. {@code GET /issue/{id}} with the transitions expanded
 * gives status and transitions in one call; {@code GET /issue/{id}/transitions} would not give the
 * status.
 */
final class CloudWorkflow implements Workflow {

  private static final String SCREENS = "transitions.fields";

  private final JiraClient<JiraApi> client;
  private final TextForm form;

  CloudWorkflow(JiraClient<JiraApi> client, TextForm form) {
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
            api -> api.issue(issue, Standings.asked(fields), "transitions," + SCREENS))
        .chain(
            json -> {
              List<WorkflowJson.Transition> transitions = json.transitions();
              return transitions == null
                  ? transitions(issue, calls).map(listed -> Standings.of(json, listed, fields))
                  : Uni.createFrom().item(Standings.of(json, transitions, fields));
            });
  }

  /** For a site that does not expand them. */
  private Uni<List<WorkflowJson.Transition>> transitions(String issue, Calls calls) {
    return client
        .read(
            "issue/{id}/transitions",
            UpstreamGateway.BRISK,
            calls,
            api -> api.transitions(issue, SCREENS))
        .map(json -> orEmpty(json.transitions()));
  }

  @Override
  public Uni<Optional<Standing>> sample(IssueKind kind, String status, Calls calls) {
    SampleJson.Request request =
        new SampleJson.Request(
            Jql.inStatus(kind.project(), kind.type(), status),
            List.of("status"),
            List.of(),
            1,
            null);
    return client
        .read("search/jql", UpstreamGateway.BRISK, calls, api -> api.sample(request))
        .chain(
            found ->
                orEmpty(found.issues()).stream()
                    .map(SampleJson.Issue::id)
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
