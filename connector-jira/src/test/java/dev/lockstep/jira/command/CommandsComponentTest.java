package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CommandsComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private final Published outcomes = new Published(Topics.OUTCOME);

  @AfterEach
  void nothing_goes_wrong_any_more() {
    outcomes.close();
    sandbox.noFaults();
  }

  @Test
  void a_move_is_one_read_and_one_write() {
    IssueView issue = people.story("ABC", "Move me");

    Envelope<CommandApplied> applied =
        outcome(CommandApplied.class, send(issue.id(), List.of("In Progress"), Set.of("To Do")));

    assertThat(applied.data().wrote()).isTrue();
    assertThat(applied.data().from()).isEqualTo("To Do");
    assertThat(applied.data().to()).isEqualTo("In Progress");
    assertThat(applied.data().calls()).isEqualTo(2);
    assertThat(applied.causationId()).isEqualTo(applied.data().commandId());
    assertThat(people.status(issue.key())).isEqualTo("In Progress");
  }

  @Test
  void an_item_that_is_there_already_is_not_written() {
    IssueView issue = people.story("ABC", "There");
    people.move(issue.key(), "In Progress", "Ada");

    CommandApplied applied =
        outcome(
                CommandApplied.class,
                send(issue.id(), List.of("In Review", "In Progress"), Set.of("To Do")))
            .data();

    assertThat(applied.wrote()).isFalse();
    assertThat(applied.calls()).isEqualTo(1);
  }

  @Test
  void the_same_command_twice_is_harmless() {
    IssueView issue = people.story("ABC", "Twice");
    Envelope<TransitionWorkItem> command =
        command(WorkItemRef.jira("1", issue.id()), List.of("In Progress"), Set.of("To Do"));
    publish(command);
    publish(command);

    List<Envelope<CommandApplied>> applied =
        outcomes.await(CommandApplied.class, 2, o -> o.commandId().equals(command.id()));

    assertThat(applied).extracting(o -> o.data().wrote()).containsExactly(true, false);
    assertThat(people.issue(issue.key()).statuses()).hasSize(2);
  }

  @Test
  void an_item_that_a_person_moved_on_is_left_alone() {
    IssueView issue = people.story("ABC", "Moved on");
    people.force(issue.key(), "Done", "Ada");

    CommandSuperseded superseded =
        outcome(
                CommandSuperseded.class,
                send(issue.id(), List.of("In Review"), Set.of("To Do", "In Progress")))
            .data();

    assertThat(superseded.actual()).isEqualTo("Done");
    assertThat(people.status(issue.key())).isEqualTo("Done");
  }

  @Test
  void a_way_that_the_workflow_does_not_have_is_rejected_with_what_it_has() {
    IssueView issue = people.story("ABC", "No way");

    CommandRejected rejected =
        outcome(CommandRejected.class, send(issue.id(), List.of("Resolved"), Set.of("To Do")))
            .data();

    assertThat(rejected.reason()).isEqualTo(Reason.NO_TRANSITION);
    assertThat(rejected.detail()).contains("Resolved", "In Progress", "In Review");
  }

  @Test
  void the_next_best_status_is_taken_when_the_best_is_not_offered() {
    IssueView issue = people.story("ABC", "Next best");

    assertThat(
            outcome(
                    CommandApplied.class,
                    send(issue.id(), List.of("Done", "In Review"), Set.of("To Do")))
                .data()
                .to())
        .isEqualTo("In Review");
  }

  @Test
  void a_transition_without_a_screen_is_preferred() {
    IssueView bug = people.create(NewIssue.of("ABC", "Bug", "Two ways").in("In Review"));

    outcome(CommandApplied.class, send(bug.id(), List.of("Resolved"), Set.of("In Review")));

    assertThat(people.status(bug.key())).isEqualTo("Resolved");
  }

  @Test
  void a_field_that_a_screen_demands_is_named_with_the_setting_for_it() {
    IssueView issue = people.create(NewIssue.of("ABC", "Improvement", "Demanding").in("In Review"));

    CommandRejected rejected =
        outcome(
                CommandRejected.class,
                send(issue.id(), List.of("Dev Testing"), Set.of("In Review")))
            .data();

    assertThat(rejected.reason()).isEqualTo(Reason.NEEDS_PERSON);
    assertThat(rejected.detail())
        .contains("It stands in In Review", "Approve for a customer", "customfield_10050")
        .contains("JIRA_1_TRANSITION_FIELDS=customfield_10050=<value>");
    assertThat(people.status(issue.key())).isEqualTo("In Review");
  }

  @Test
  void an_item_that_does_not_exist_is_rejected() {
    assertThat(
            outcome(CommandRejected.class, send("99999999", List.of("Done"), Set.of("To Do")))
                .data()
                .reason())
        .isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void an_instance_that_is_not_configured_is_rejected() {
    Envelope<TransitionWorkItem> command =
        command(WorkItemRef.jira("9", "1"), List.of("Done"), Set.of("To Do"));
    publish(command);

    assertThat(outcome(CommandRejected.class, command).data().reason())
        .isEqualTo(Reason.UNKNOWN_INSTANCE);
  }

  @Test
  void a_bad_credential_is_no_proof_that_an_item_is_gone() {
    IssueView issue = people.story("ABC", "Hidden");
    sandbox.jira("one", new Requests.Site(null, null, Map.of("other@example.com", "x")));
    try {
      CommandDeferred deferred =
          outcome(CommandDeferred.class, send(issue.id(), List.of("In Progress"), Set.of("To Do")))
              .data();

      assertThat(deferred.reason()).contains("Unauthorized");
      assertThat(deferred.until()).isAfter(deferred.occurredAt());
    } finally {
      sandbox.jira("one", new Requests.Site(null, null, Map.of()));
    }
  }

  @Test
  void a_throttled_move_is_deferred_once_and_then_made() {
    IssueView issue = people.story("ABC", "Throttled");
    sandbox.faults("{\"jira\":{\"throttleRate\":1,\"retryAfterSeconds\":2}}");
    Envelope<TransitionWorkItem> command =
        send(issue.id(), List.of("In Progress"), Set.of("To Do"));
    CommandDeferred deferred = outcome(CommandDeferred.class, command).data();
    assertThat(deferred.reason()).contains("jira-burst-based");
    assertThat(Duration.between(deferred.occurredAt(), deferred.until()))
        .isGreaterThan(Duration.ofSeconds(1));
    sandbox.noFaults();

    assertThat(outcome(CommandApplied.class, command).data().wrote()).isTrue();
    assertThat(outcomes.now(Outcome.class, o -> o.commandId().equals(command.id()))).hasSize(2);
  }

  @Test
  void a_concurrent_change_is_looked_at_again() {
    IssueView issue = people.story("ABC", "Contended");
    sandbox.faults("{\"jira\":{\"conflictRate\":1}}");
    Envelope<TransitionWorkItem> command =
        send(issue.id(), List.of("In Progress"), Set.of("To Do"));
    CommandDeferred deferred = outcome(CommandDeferred.class, command).data();
    assertThat(deferred.calls()).isEqualTo(6);
    sandbox.noFaults();

    assertThat(outcome(CommandApplied.class, command).data().wrote()).isTrue();
  }

  @Test
  void a_move_whose_answer_was_lost_is_not_made_twice() {
    IssueView issue = people.story("ABC", "Answer lost");
    sandbox.faults("{\"jira\":{\"errorAfterRate\":1}}");
    Envelope<TransitionWorkItem> command =
        send(issue.id(), List.of("In Progress"), Set.of("To Do"));
    outcome(CommandDeferred.class, command);
    sandbox.noFaults();

    outcome(CommandApplied.class, command);
    assertThat(people.issue(issue.key()).statuses())
        .extracting(step -> step.status())
        .containsExactly("To Do", "In Progress");
  }

  @Test
  void commands_of_one_item_are_carried_out_in_their_order() {
    IssueView issue = people.story("ABC", "In order");
    WorkItemRef item = WorkItemRef.jira("1", issue.id());
    Envelope<TransitionWorkItem> first = command(item, List.of("In Progress"), Set.of("To Do"));
    Envelope<TransitionWorkItem> second =
        command(item, List.of("In Review"), Set.of("In Progress"));
    Envelope<TransitionWorkItem> third = command(item, List.of("Dev Testing"), Set.of("In Review"));
    publisher.publish(List.of(first, second, third)).await().atMost(Duration.ofSeconds(10));

    assertThat(outcome(CommandApplied.class, third).data().from()).isEqualTo("In Review");
    assertThat(people.issue(issue.key()).statuses())
        .extracting(step -> step.status())
        .containsExactly("To Do", "In Progress", "In Review", "Dev Testing");
  }

  private Envelope<TransitionWorkItem> send(String id, List<String> wanted, Set<String> basedOn) {
    Envelope<TransitionWorkItem> command = command(WorkItemRef.jira("1", id), wanted, basedOn);
    publish(command);
    return command;
  }

  private void publish(Envelope<TransitionWorkItem> command) {
    publisher.publish(List.of(command)).await().atMost(Duration.ofSeconds(10));
  }

  private static Envelope<TransitionWorkItem> command(
      WorkItemRef item, List<String> wanted, Set<String> basedOn) {
    Instant now = Instant.now();
    return Envelope.of(
        "/test",
        now,
        Origin.LIVE,
        new TransitionWorkItem(item, "ABC-1", wanted, basedOn, "a test wants it", now));
  }

  private <T extends Outcome> Envelope<T> outcome(
      Class<T> type, Envelope<TransitionWorkItem> command) {
    return outcomes.await(type, 1, o -> o.commandId().equals(command.id())).get(0);
  }
}
