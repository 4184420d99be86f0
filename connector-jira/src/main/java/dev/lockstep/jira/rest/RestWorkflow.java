package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Workflow;
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
public final class RestWorkflow implements Workflow {

  private static final String SCREENS = "transitions.fields";

  private final JiraClient<? extends ReadApi> client;
  private final Variant variant;

  public RestWorkflow(JiraClient<? extends ReadApi> client, Variant variant) {
    this.client = client;
    this.variant = variant;
  }

  @Override
  public Uni<Standing> standing(String issue, Set<String> fields, Calls calls) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.standing(issue, Standings.asked(fields), "transitions," + SCREENS))
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
    return variant
        .any(Jql.inStatus(kind.project(), kind.type(), status), calls)
        .chain(
            found ->
                found
                    .map(id -> standing(id, Set.of(), calls).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  @Override
  public Uni<Void> move(String issueId, Step step, Calls calls) {
    WorkflowJson.Move move = Standings.move(step, variant.texts());
    return client.write(
        "issue/{id}/transitions", UpstreamGateway.BRISK, calls, api -> api.move(issueId, move));
  }
}
