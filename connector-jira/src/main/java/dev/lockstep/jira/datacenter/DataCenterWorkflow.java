package dev.lockstep.jira.datacenter;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads where an issue stands, with what its screens ask for, and moves it. */
final class DataCenterWorkflow implements Workflow {

  private final JiraClient<DataCenterApi> client;

  DataCenterWorkflow(JiraClient<DataCenterApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Standing> standing(String issueId, Calls calls) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.standing(issueId, "status", "transitions,transitions.fields"))
        .map(DataCenterWorkflow::standing);
  }

  private static Standing standing(WorkflowJson json) {
    WorkflowJson.Fields fields = json.fields();
    return new Standing(
        IssueMapping.status(fields == null ? null : fields.status()).name(),
        orEmpty(json.transitions()).stream().map(DataCenterWorkflow::offered).toList());
  }

  /** Only what can be done now is offered; a screen shows by its fields. */
  private static Offered offered(WorkflowJson.Transition transition) {
    String name = transition.name();
    Map<String, WorkflowJson.Field> fields = transition.fields();
    return new Offered(
        transition.id(),
        name == null ? "" : name,
        IssueMapping.status(transition.to()).name(),
        true,
        fields != null && !fields.isEmpty(),
        fields == null ? Set.of() : missing(fields));
  }

  private static Set<String> missing(Map<String, WorkflowJson.Field> fields) {
    return fields.entrySet().stream()
        .filter(field -> isMissing(field.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isMissing(WorkflowJson.Field field) {
    return Boolean.TRUE.equals(field.required()) && !Boolean.TRUE.equals(field.hasDefaultValue());
  }

  @Override
  public Uni<Void> move(String issueId, Offered by, Calls calls) {
    WorkflowJson.Move move = new WorkflowJson.Move(new WorkflowJson.Id(by.id()));
    return client.write(
        "issue/{id}/transitions", UpstreamGateway.BRISK, calls, api -> api.move(issueId, move));
  }
}
