package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.sandbox.control.Views.StatusStep;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Improvements have a long workflow: To Do, Selected, In Progress, In Review, ... */
@QuarkusTest
@RealParts
class PathComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private Desk desk;

  @BeforeEach
  void others_show_the_workflow() {
    desk = new Desk(publisher);
    people.project("WAY", "Ways");
    for (String status : List.of("Selected", "In Progress", "In Review", "Dev Testing")) {
      people.create(NewIssue.of("WAY", "Improvement", "Shows " + status).in(status));
    }
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    desk.close();
    sandbox.noFaults();
  }

  @Test
  void a_status_several_steps_away_is_reached_by_the_shortest_way() {
    IssueView first = people.create(NewIssue.of("WAY", "Improvement", "First"));
    IssueView second = people.create(NewIssue.of("WAY", "Improvement", "Second"));

    desk.applied(move(first, "In Review", RichText.markdown("Because")));
    CommandApplied known = desk.applied(move(second, "In Review", RichText.markdown("Because")));

    assertThat(known.from()).isEqualTo("To Do");
    assertThat(known.to()).isEqualTo("In Review");
    assertThat(known.calls()).isEqualTo(6);
    for (IssueView issue : List.of(first, second)) {
      IssueView moved = people.issue(issue.key());
      assertThat(moved.statuses())
          .extracting(StatusStep::status)
          .containsExactly("To Do", "Selected", "In Progress", "In Review");
      assertThat(moved.comments()).containsExactly("Because");
    }
  }

  @Test
  void nothing_is_begun_that_ends_at_a_screen_for_a_person() {
    IssueView issue = people.create(NewIssue.of("WAY", "Improvement", "Stopped"));

    CommandRejected rejected = desk.rejected(move(issue, "Done", null));

    assertThat(rejected.reason()).isEqualTo(Reason.NEEDS_PERSON);
    assertThat(rejected.detail())
        .contains("It stands in To Do", "Approve for a customer", "from In Review")
        .contains("JIRA_1_TRANSITION_FIELDS=customfield_10050=<value>");
    assertThat(people.status(issue.key())).isEqualTo("To Do");
  }

  @Test
  void a_field_that_the_item_holds_already_is_no_obstacle() {
    IssueView issue = people.create(NewIssue.of("WAY", "Improvement", "Has a customer"));
    people.desk().set(issue.key(), "customfield_10050", "Acme", "Ada");

    assertThat(desk.applied(move(issue, "Done", null)).to()).isEqualTo("Done");
    assertThat(people.status(issue.key())).isEqualTo("Done");
  }

  @Test
  void a_screen_is_filled_from_the_settings() {
    JiraPeople others = sandbox.jira("two");
    IssueView issue = others.create(NewIssue.of("OTHER", "Bug", "Filled").in("In Progress"));

    CommandApplied applied =
        desk.applied(
            new TransitionWorkItem(
                WorkItemRef.jira("2", issue.id()),
                issue.key(),
                List.of("Resolved"),
                Set.of("In Progress"),
                "a test wants it",
                Instant.now()));

    assertThat(applied.calls()).isEqualTo(2);
    assertThat(
            others.desk().show(issue.key()).path("fields").path("resolution").path("name").asText())
        .isEqualTo("Won't Do");
  }

  @Test
  void a_way_that_was_broken_off_is_gone_on_with() {
    IssueView issue = people.create(NewIssue.of("WAY", "Improvement", "Broken off"));
    sandbox.faults(
        "{\"jira\":{\"errorAfterRate\":1,\"only\":\"/issue/" + issue.id() + "/transitions\"}}");
    Envelope<?> sent = desk.send(move(issue, "In Review", null));
    desk.outcome(CommandDeferred.class, sent);
    sandbox.noFaults();

    assertThat(desk.outcome(CommandApplied.class, sent).to()).isEqualTo("In Review");
    assertThat(people.issue(issue.key()).statuses())
        .extracting(StatusStep::status)
        .containsExactly("To Do", "Selected", "In Progress", "In Review");
  }

  @Test
  void a_status_that_the_workflow_does_not_lead_to_is_rejected_with_what_it_leads_to() {
    IssueView issue = people.create(NewIssue.of("WAY", "Story", "Not there"));

    CommandRejected rejected = desk.rejected(move(issue, "Resolved", null));

    assertThat(rejected.reason()).isEqualTo(Reason.NO_TRANSITION);
    assertThat(rejected.detail()).contains("Resolved", "offered: In Progress");
    assertThat(rejected.calls()).isLessThanOrEqualTo(13);
  }

  private static TransitionWorkItem move(
      IssueView issue, String status, @Nullable RichText comment) {
    return new TransitionWorkItem(
        Desk.ref(issue),
        issue.key(),
        List.of(status),
        Set.of("To Do"),
        comment,
        "a test wants it",
        Instant.now());
  }
}
