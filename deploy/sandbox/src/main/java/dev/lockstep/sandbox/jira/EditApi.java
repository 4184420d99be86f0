package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Editing and commenting by program. */
final class EditApi {
  private static final Set<String> EDITABLE =
      Set.of("summary", "description", "labels", "priority");

  private final FaultGate gate;
  private final WriteLimit writes;

  EditApi(FaultGate gate, WriteLimit writes) {
    this.gate = gate;
    this.writes = writes;
  }

  Reply edit(JiraSite site, String siteUri, Call call) {
    Issue issue = writable(site, call);
    JsonNode fields = call.json().map(body -> body.path("fields")).orElseThrow(EditApi::malformed);
    for (String field : (Iterable<String>) fields::fieldNames) {
      if (!EDITABLE.contains(field)) {
        throw JiraErrors.field(
            400,
            field,
            "Field '"
                + field
                + "' cannot be set. It is not on the appropriate screen, or unknown.");
      }
    }
    @Nullable String description = null;
    if (fields.has("description")) {
      JsonNode doc = fields.path("description");
      description =
          doc.isNull()
              ? ""
              : Adf.read(doc)
                  .map(Doc::text)
                  .orElseThrow(
                      () ->
                          JiraErrors.field(
                              400,
                              "description",
                              "Operation value must be an Atlassian Document (see the Atlassian"
                                  + " Document Format)"));
    }
    @Nullable List<String> labels =
        fields.has("labels") ? SearchApi.texts(fields.path("labels")) : null;
    Changes.edit(
        site,
        issue,
        new Changes.Wanted(
            fields.path("summary").asText(null),
            description,
            null,
            fields.path("priority").path("name").asText(null),
            labels,
            null),
        JiraAccess.known(site, call));
    site.journal().add("jira", "write.edit", issue.key(), Map.of("site", site.name()));
    return Reply.empty(204);
  }

  Reply comment(JiraSite site, String siteUri, Call call) {
    Issue issue = writable(site, call);
    Doc text =
        call.json()
            .flatMap(body -> Adf.read(body.path("body")))
            .orElseThrow(() -> JiraErrors.field(400, "comment", "Comment body is not valid!"));
    Issue after = Changes.comment(site, issue, JiraAccess.known(site, call), text, Map.of());
    List<Comment> comments = site.commentsOf(after);
    site.journal().add("jira", "write.comment", issue.key(), Map.of("site", site.name()));
    return Reply.json(
        201, new IssueJson(site, siteUri, 3).comment(after, comments.get(comments.size() - 1)));
  }

  private Issue writable(JiraSite site, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    if (gate.faults().limits().jiraIssueWrites()) {
      writes
          .write(issue.id())
          .ifPresent(
              refused -> {
                throw new Refusal(refused);
              });
    }
    return issue;
  }

  private static Refusal malformed() {
    return JiraErrors.refusal(400, "Invalid request payload.");
  }
}
