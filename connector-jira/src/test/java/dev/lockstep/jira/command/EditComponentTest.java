package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class EditComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private Desk desk;
  private IssueView issue;

  @BeforeEach
  void an_issue() {
    desk = new Desk(publisher);
    issue = people.story("ABC", "Edit me");
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    desk.close();
    sandbox.noFaults();
  }

  @Test
  void all_fields_are_one_read_and_one_write() {
    people.desk().component("ABC", "Checkout");
    people.desk().set(issue.key(), "labels", new String[] {"old", "kept"}, "Ada");
    WantedFields wanted =
        new WantedFields(
            Map.of("summary", "Edited", "priority", "High", "duedate", "2026-12-24"),
            Map.of("description", RichText.markdown("Some **bold** words")),
            Set.of(),
            Map.of("labels", Set.of("new", "kept"), "components", Set.of("checkout")),
            Map.of("labels", Set.of("old")));

    CommandApplied applied = desk.applied(edit(wanted, Map.of()));

    assertThat(applied.wrote()).isTrue();
    assertThat(applied.dropped()).isEmpty();
    assertThat(applied.calls()).isEqualTo(2);
    JsonNode fields = fields();
    assertThat(fields.path("summary").asText()).isEqualTo("Edited");
    assertThat(fields.path("priority").path("name").asText()).isEqualTo("High");
    assertThat(fields.path("duedate").asText()).isEqualTo("2026-12-24");
    assertThat(fields.path("labels").toString()).contains("new", "kept").doesNotContain("old");
    assertThat(fields.path("components").toString()).contains("Checkout");
    assertThat(fields.path("description").toString()).contains("strong", "bold");

    CommandApplied again = desk.applied(edit(wanted, Map.of()));
    assertThat(again.wrote()).isFalse();
    assertThat(again.calls()).isEqualTo(1);
  }

  @Test
  void a_person_is_named_by_address_and_looked_for_once() {
    CommandApplied first = desk.applied(edit(set("assignee", "lockstep@example.com"), Map.of()));
    CommandApplied again = desk.applied(edit(set("assignee", "lockstep@example.com"), Map.of()));

    assertThat(first.wrote()).isTrue();
    assertThat(again.wrote()).isFalse();
    assertThat(again.calls()).isEqualTo(1);
    assertThat(fields().path("assignee").path("displayName").asText()).isEqualTo("lockstep");

    CommandRejected nobody = desk.rejected(edit(set("assignee", "nobody@example.com"), Map.of()));
    assertThat(nobody.detail()).contains("nobody whom the account may see", "nobody@example.com");
  }

  @Test
  void what_cannot_be_written_is_dropped_with_the_reason_and_the_rest_is_written() {
    WantedFields wanted =
        new WantedFields(
            Map.of("summary", "Kept", "priority", "Urgent", "customfield_99999", "x"),
            Map.of(),
            Set.of(),
            Map.of("components", Set.of("No such part")),
            Map.of());

    CommandApplied applied = desk.applied(edit(wanted, Map.of()));

    assertThat(applied.wrote()).isTrue();
    assertThat(applied.dropped())
        .containsEntry("customfield_99999", "not on the edit screen")
        .containsOnlyKeys("customfield_99999", "priority", "components");
    assertThat(applied.dropped().get("priority")).contains("'Urgent'", "Highest, High, Medium");
  }

  @Test
  void a_value_that_only_jira_knows_to_be_wrong_does_not_stop_the_others() {
    WantedFields wanted =
        new WantedFields(
            Map.of("summary", "Written", "assignee", "no-such-account"),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of());

    CommandApplied applied = desk.applied(edit(wanted, Map.of()));

    assertThat(applied.dropped()).containsOnlyKeys("assignee");
    assertThat(applied.calls()).isEqualTo(3);
    assertThat(fields().path("summary").asText()).isEqualTo("Written");
  }

  @Test
  void nothing_that_can_be_written_is_a_rejection_that_names_all() {
    CommandRejected rejected = desk.rejected(edit(set("customfield_99999", "x"), Map.of()));

    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail()).contains("customfield_99999: not on the edit screen");
    assertThat(rejected.calls()).isEqualTo(1);
  }

  @Test
  void a_field_that_a_person_changed_meanwhile_is_left_alone() {
    people.desk().set(issue.key(), "priority", "Lowest", "Ada");

    CommandSuperseded superseded =
        desk.outcome(
            CommandSuperseded.class,
            desk.send(edit(set("priority", "High"), Map.of("priority", "Medium"))));

    assertThat(superseded.actual()).isEqualTo("priority: Lowest");
    assertThat(desk.applied(edit(set("priority", "High"), Map.of("priority", "Lowest"))).wrote())
        .isTrue();
  }

  @Test
  void a_text_that_is_too_long_is_a_file_in_full_and_a_beginning_in_the_field() {
    String text = "A line of words that goes on.\n\n".repeat(2_000);
    WantedFields wanted =
        new WantedFields(
            Map.of(), Map.of("description", RichText.markdown(text)), Set.of(), Map.of(), Map.of());

    assertThat(desk.applied(edit(wanted, Map.of())).wrote()).isTrue();
    assertThat(desk.applied(edit(wanted, Map.of())).wrote()).isFalse();

    JsonNode fields = fields();
    assertThat(fields.path("attachment")).hasSize(1);
    assertThat(fields.path("attachment").path(0).path("filename").asText())
        .isEqualTo("description.md");
    assertThat(fields.path("attachment").path(0).path("size").asInt()).isEqualTo(text.length());
    assertThat(fields.path("description").toString())
        .contains("The whole text is in the attached file description.md.");
  }

  @Test
  void an_edit_whose_answer_was_lost_is_not_made_twice() {
    sandbox.faults("{\"jira\":{\"errorAfterRate\":1,\"only\":\"/issue/\"}}");
    Envelope<?> command = desk.send(edit(set("summary", "Once"), Map.of()));
    desk.outcome(CommandDeferred.class, command);
    sandbox.noFaults();

    desk.outcome(CommandApplied.class, command);
    assertThat(fields().path("summary").asText()).isEqualTo("Once");
  }

  @Test
  void an_issue_that_was_written_too_often_waits_as_long_as_jira_says() {
    sandbox.faults(
        "{\"jira\":{\"throttleRate\":1,\"throttleReason\":\"jira-per-issue-on-write\","
            + "\"retryAfterSeconds\":2,\"only\":\"/issue/"
            + issue.id()
            + "\"}}");
    Envelope<?> command = desk.send(edit(set("summary", "Later"), Map.of()));

    CommandDeferred deferred = desk.outcome(CommandDeferred.class, command);
    assertThat(deferred.reason()).contains("per-issue");
    sandbox.noFaults();
    assertThat(desk.outcome(CommandApplied.class, command).wrote()).isTrue();
  }

  private EditWorkItem edit(WantedFields wanted, Map<String, String> basedOn) {
    return new EditWorkItem(
        Desk.ref(issue), issue.key(), wanted, basedOn, "a test wants it", Instant.now());
  }

  private static WantedFields set(String field, String value) {
    return new WantedFields(Map.of(field, value), Map.of(), Set.of(), Map.of(), Map.of());
  }

  private JsonNode fields() {
    return people.desk().show(issue.key()).path("fields");
  }
}
