package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.Snapshot;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IssueMappingTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final IssueMapping MAPPING = new IssueMapping("1", "https://a.example");

  @Test
  void everything_an_issue_shows() throws JsonProcessingException {
    Snapshot snapshot =
        snapshot(
            """
            {"id":"10002","key":"NEW-7","fields":{
              "summary":"Print","project":{"id":"1","key":"NEW"},
              "description":{"type":"doc","version":1,"content":[
                {"type":"paragraph","content":[{"type":"text","text":"hello "},
                 {"type":"mention","attrs":{"id":"5b","text":"@Ada","userType":null,"extra":{"a":1}}}]}]},
              "status":{"id":"3","name":"In Progress","statusCategory":{"id":4,"key":"indeterminate"}},
              "issuetype":{"id":"10101","name":"Story","subtask":false,"hierarchyLevel":0},
              "assignee":{"accountId":"5b","displayName":"Ada"},"reporter":null,
              "creator":{"accountId":"6c"},"priority":{"name":"High"},
              "labels":["z","a"],"components":[{"name":"core"}],"fixVersions":[{"name":"2.0"}],
              "parent":{"id":"10001","key":"NEW-1"},
              "issuelinks":[
                {"type":{"name":"Blocks","inward":"is blocked by","outward":"blocks"},"inwardIssue":{"id":"3","key":"X-3"}},
                {"type":{"name":"Blocks","inward":"is blocked by","outward":"blocks"},"outwardIssue":{"id":"4","key":"X-4"}}],
              "created":"2026-01-05T10:00:00.000+0100","updated":"2026-01-06T10:00:00.123+0000",
              "resolutiondate":null,"duedate":"2026-03-31"},
             "changelog":{"total":1,"histories":[
              {"created":"2026-01-06T10:00:00.123+0000","author":{"accountId":"6c","displayName":"Bob"},"items":[
                {"field":"Key","fieldtype":"jira","from":null,"fromString":"OLD-1","to":null,"toString":"NEW-7"},
                {"field":"status","fieldId":"status","fromString":"To Do","toString":"In Progress"},
                {"field":"resolution","fieldId":"resolution","fromString":"","toString":null}]}]}}
            """);

    WorkItem item = snapshot.item();
    assertThat(item.ref()).hasToString("jira/1/10002");
    assertThat(item.url()).isEqualTo("https://a.example/browse/NEW-7");
    assertThat(item.aliases()).containsExactly("OLD-1");
    assertThat(item.due()).isEqualTo("2026-03-31");
    assertThat(item.description()).isEqualTo("hello @Ada");
    assertThat(item.status().category()).isEqualTo(Category.IN_PROGRESS);
    assertThat(item.labels()).containsExactly("a", "z");
    assertThat(item.parent())
        .isEqualTo(new WorkItem.Parent(WorkItemRef.jira("1", "10001"), "NEW-1"));
    assertThat(item.links())
        .extracting(link -> link.kind() + " " + link.key())
        .containsExactly("blocks X-4", "is blocked by X-3");
    assertThat(item.created()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(item.resolved()).isNull();
    assertThat(item.reporter()).isNull();
    assertThat(snapshot.event(OptionalLong.of(0)).changes())
        .extracting(FieldChange::field, FieldChange::from, FieldChange::to)
        .contains(tuple("status", "To Do", "In Progress"), tuple("resolution", null, null));
  }

  @Test
  void an_issue_that_shows_next_to_nothing() throws JsonProcessingException {
    WorkItem item =
        snapshot(
                """
                {"id":"1","key":"A-B-2","fields":{"updated":"2026-01-06T10:00:00.000+0000",
                 "issuetype":{"id":"5","name":"Sub-task","subtask":true},"description":"plain"}}
                """)
            .item();

    assertThat(item.project()).isEqualTo("A-B");
    assertThat(item.type().hierarchyLevel()).isEqualTo(-1);
    assertThat(item.status().category()).isEqualTo(Category.UNKNOWN);
    assertThat(item.description()).isEqualTo("plain");
    assertThat(item.created()).isEqualTo(item.updated());
  }

  private static Snapshot snapshot(String json) throws JsonProcessingException {
    return MAPPING.snapshot(JSON.readValue(json, IssueJson.class));
  }
}
