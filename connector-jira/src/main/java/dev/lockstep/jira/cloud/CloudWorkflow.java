package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads where an issue stands and moves it. {@code GET /issue/{id}} with {@code
 * fields=status&expand=transitions} gives status and transitions in one call; {@code GET
 * /issue/{id}/transitions} would not give the status.
 */
final class CloudWorkflow implements Workflow {

  private final JiraClient<JiraApi> client;

  CloudWorkflow(JiraClient<JiraApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Standing> standing(String issueId, Calls calls) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.issue(issueId, "status", "transitions"))
        .chain(
            json -> {
              List<WorkflowJson.Transition> transitions = json.transitions();
              return transitions == null
                  ? transitions(issueId, calls).map(listed -> standing(json, listed))
                  : Uni.createFrom().item(standing(json, transitions));
            });
  }

  /** For a site that does not expand them. */
  private Uni<List<WorkflowJson.Transition>> transitions(String issueId, Calls calls) {
    return client
        .read(
            "issue/{id}/transitions", UpstreamGateway.BRISK, calls, api -> api.transitions(issueId))
        .map(json -> orEmpty(json.transitions()));
  }

  private static Standing standing(WorkflowJson json, List<WorkflowJson.Transition> transitions) {
    WorkflowJson.Fields fields = json.fields();
    return new Standing(
        IssueMapping.status(fields == null ? null : fields.status()).name(),
        transitions.stream().map(CloudWorkflow::offered).toList());
  }

  private static Offered offered(WorkflowJson.Transition transition) {
    String name = transition.name();
    return new Offered(
        transition.id(),
        name == null ? "" : name,
        IssueMapping.status(transition.to()).name(),
        !Boolean.FALSE.equals(transition.isAvailable()),
        Boolean.TRUE.equals(transition.hasScreen()),
        missing(transition));
  }

  private static Set<String> missing(WorkflowJson.Transition transition) {
    Map<String, WorkflowJson.Field> fields = transition.fields();
    if (fields == null) {
      return Set.of();
    }
    return fields.entrySet().stream()
        .filter(
            field ->
                Boolean.TRUE.equals(field.getValue().required())
                    && !Boolean.TRUE.equals(field.getValue().hasDefaultValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Uni<Void> move(String issueId, Offered by, Calls calls) {
    WorkflowJson.Move move = new WorkflowJson.Move(new WorkflowJson.Id(by.id()));
    return client.write(
        "issue/{id}/transitions", UpstreamGateway.BRISK, calls, api -> api.move(issueId, move));
  }
}
