package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CreateComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private final WorkItemRef source = new WorkItemRef("jira", "2", UUID.randomUUID().toString());
  private Desk desk;

  @BeforeEach
  void a_project() {
    desk = new Desk(publisher);
    people.project("MIR", "Mirrored");
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    desk.close();
    sandbox.noFaults();
  }

  @Test
  void there_is_one_item_for_a_source_however_often_it_is_asked_for() {
    int before = count();
    CreateWorkItem command = create("Story", fields(Map.of("summary", "Made", "priority", "Low")));
    Envelope<?> sent = desk.send(command);
    desk.again(sent);

    var outcomes = desk.outcomes(CommandApplied.class, 2, sent);

    CommandApplied made = outcomes.get(0);
    assertThat(outcomes).extracting(CommandApplied::wrote).containsExactly(true, false);
    assertThat(outcomes).extracting(CommandApplied::created).containsOnly(made.created());
    assertThat(made.item()).isEqualTo(source);
    assertThat(made.calls()).isLessThanOrEqualTo(3);
    assertThat(outcomes.get(1).calls()).isZero();
    assertThat(count()).isEqualTo(before + 1);
    var issue = people.desk().show(String.valueOf(made.createdKey()));
    assertThat(issue.path("properties").toString()).contains(source.toString());
    assertThat(issue.path("fields").path("priority").path("name").asText()).isEqualTo("Low");
  }

  @Test
  void what_was_made_and_not_heard_of_is_found_again() {
    int before = count();
    desk.applied(
        new CreateWorkItem(
            new WorkItemRef("jira", "2", UUID.randomUUID().toString()),
            "OLD-9",
            "1",
            "MIR",
            "Task",
            fields(Map.of("summary", "So that the screen is known")),
            "a test wants it",
            Instant.now()));
    sandbox.faults("{\"jira\":{\"errorAfterRate\":1,\"only\":\"/rest/api/3/issue\"}}");
    Envelope<?> sent = desk.send(create("Task", fields(Map.of("summary", "Answer lost"))));
    CommandDeferred deferred = desk.outcome(CommandDeferred.class, sent);
    assertThat(deferred.reason()).contains("Unavailable");
    sandbox.noFaults();

    CommandApplied made = desk.outcome(CommandApplied.class, sent);

    assertThat(made.wrote()).isTrue();
    assertThat(made.createdKey()).startsWith("MIR-");
    assertThat(count()).isEqualTo(before + 2);
  }

  @Test
  void fields_that_the_create_screen_does_not_take_are_dropped() {
    CommandApplied made =
        desk.applied(create("Story", fields(Map.of("summary", "Without", "resolution", "Done"))));

    assertThat(made.dropped()).containsEntry("resolution", "not on the create screen");
  }

  @Test
  void what_the_create_screen_demands_is_named() {
    CommandRejected rejected =
        desk.rejected(create("Improvement", fields(Map.of("summary", "Needs a customer"))));

    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail())
        .contains("A new Improvement in MIR needs also Customer (customfield_10050)");
  }

  @Test
  void an_unknown_type_or_project_is_named_with_what_there_is() {
    CommandRejected type = desk.rejected(create("Saga", fields(Map.of("summary", "x"))));
    CommandRejected project =
        desk.rejected(
            new CreateWorkItem(
                source,
                "OLD-1",
                "1",
                "NONE",
                "Story",
                fields(Map.of("summary", "x")),
                "a test wants it",
                Instant.now()));

    assertThat(type.detail()).contains("no type 'Saga'", "Story", "Bug");
    assertThat(project.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(project.detail()).contains("NONE");
  }

  @Test
  void a_long_description_goes_with_it_as_a_file() {
    String text = "Long line of a description.\n".repeat(2_000);
    WantedFields wanted =
        new WantedFields(
            Map.of("summary", "Long"),
            Map.of("description", new RichText(RichText.Form.PLAIN, text)),
            Set.of(),
            Map.of(),
            Map.of());

    CommandApplied made = desk.applied(create("Story", wanted));

    var issue = people.desk().show(String.valueOf(made.createdKey()));
    assertThat(issue.path("fields").path("attachment").path(0).path("filename").asText())
        .isEqualTo("description.md");
  }

  private int count() {
    return people.statuses("MIR").size();
  }

  private CreateWorkItem create(String type, WantedFields wanted) {
    return new CreateWorkItem(
        source, "OLD-1", "1", "MIR", type, wanted, "a test wants it", Instant.now());
  }

  private static WantedFields fields(Map<String, String> set) {
    return new WantedFields(set, Map.of(), Set.of(), Map.of(), Map.of());
  }
}
