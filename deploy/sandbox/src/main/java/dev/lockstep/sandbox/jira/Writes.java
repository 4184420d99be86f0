package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every write has in common: the limit per issue, and the journal. */
final class Writes {
  private final FaultGate gate;
  private final WriteLimit limit;

  Writes(FaultGate gate, WriteLimit limit) {
    this.gate = gate;
    this.limit = limit;
  }

  FaultGate gate() {
    return gate;
  }

  /** The issue of the path, after counting a write to it. */
  Issue writable(JiraSite site, Call call) {
    return counted(JiraAccess.issue(site, call));
  }

  /** Counts a write to this issue. */
  Issue counted(Issue issue) {
    if (gate.faults().limits().jiraIssueWrites()) {
      limit
          .write(issue.id())
          .ifPresent(
              refused -> {
                throw new Refusal(refused);
              });
    }
    return issue;
  }

  static JsonNode body(Call call) {
    return call.json()
        .filter(JsonNode::isObject)
        .orElseThrow(() -> JiraErrors.refusal(400, "Invalid request payload."));
  }

  static void note(JiraSite site, String kind, String subject, Map<String, String> detail) {
    Map<String, String> more = new LinkedHashMap<>(detail);
    more.put("site", site.name());
    site.journal().add("jira", kind, subject, more);
  }
}
