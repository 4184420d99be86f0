package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.edit.Screen;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Editing;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes fields: one request reads them with their screen, one writes them all. */
final class RestEditing implements Editing {

  private final JiraClient<WriteApi> client;
  private final Variant variant;

  RestEditing(JiraClient<WriteApi> client, Variant variant) {
    this.client = client;
    this.variant = variant;
  }

  @Override
  public TextForm form() {
    return variant.texts();
  }

  @Override
  public Uni<Editable> editable(String issueId, Set<String> fields, Calls calls) {
    return client
        .read(
            "issue/{id}",
            UpstreamGateway.BRISK,
            calls,
            api -> api.editable(issueId, String.join(",", fields), "editmeta"))
        .map(
            json -> {
              EditJson.Meta meta = json.editmeta();
              Map<String, @Nullable Object> actual = json.fields();
              return new Editable(
                  Screen.edit(FieldMetaJson.fields(meta == null ? null : meta.fields())),
                  actual == null ? Map.of() : actual);
            });
  }

  @Override
  public Uni<Void> edit(String issueId, Content content, Calls calls) {
    EditJson.Request request = new EditJson.Request(content.fields(), content.update());
    return client.write(
        "issue/{id}", UpstreamGateway.BRISK, calls, api -> api.edit(issueId, request));
  }

  @Override
  public People nobody() {
    return new People(variant.account(), Map.of());
  }

  @Override
  public Uni<Optional<String>> account(String email, Calls calls) {
    return variant
        .users(email, calls)
        .map(
            users ->
                users.stream()
                    // It finds names too: only the very address is a proof.
                    .filter(user -> email.equalsIgnoreCase(user.emailAddress()))
                    .map(UserJson::id)
                    .filter(Objects::nonNull)
                    .findFirst());
  }
}
