package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.DeleteWorkItem;
import dev.lockstep.contract.LinkWorkItems;
import dev.lockstep.contract.LinkWorkItems.Remote;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class LinkComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private Desk desk;
  private IssueView issue;
  private IssueView other;

  @BeforeEach
  void two_issues() {
    desk = new Desk(publisher);
    issue = people.story("ABC", "Blocks");
    other = people.story("ABC", "Is blocked");
  }

  @AfterEach
  void done() {
    desk.close();
  }

  @Test
  void a_link_is_made_once_and_removed_once() {
    CommandApplied linked = desk.applied(link("Blocks", true, Desk.ref(other)));
    assertThat(linked.wrote()).isTrue();
    assertThat(linked.calls()).isEqualTo(2);
    JsonNode shown = people.desk().show(issue.key()).path("fields").path("issuelinks");
    assertThat(shown).hasSize(1);
    assertThat(shown.path(0).path("outwardIssue").path("key").asText()).isEqualTo(other.key());

    assertThat(desk.applied(link("blocks", true, Desk.ref(other))).wrote()).isFalse();
    assertThat(desk.applied(link("Blocks", false, Desk.ref(other))).wrote()).isTrue();
    assertThat(desk.applied(link("Blocks", false, Desk.ref(other))).wrote()).isFalse();
    assertThat(people.desk().show(issue.key()).path("fields").path("issuelinks")).isEmpty();
  }

  @Test
  void an_unknown_type_is_named_with_those_there_are() {
    CommandRejected rejected = desk.rejected(link("Hinders", true, Desk.ref(other)));

    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail()).contains("'Hinders'", "Blocks", "Relates");
  }

  @Test
  void what_is_not_there_or_elsewhere_cannot_be_linked() {
    CommandRejected missing =
        desk.rejected(link("Blocks", true, WorkItemRef.jira("1", "99999999")));
    CommandRejected elsewhere =
        desk.rejected(link("Blocks", true, WorkItemRef.jira("2", other.id())));

    assertThat(missing.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(elsewhere.detail()).contains("jira/2/", "use a remote link");
  }

  @Test
  void a_remote_link_is_one_call_and_one_for_its_global_id() {
    assertThat(desk.applied(remote("Fix the cart", true)).calls()).isEqualTo(1);
    desk.applied(remote("Fix the cart again", true));

    JsonNode links = people.desk().show(issue.key()).path("remoteLinks");
    assertThat(links).hasSize(1);
    assertThat(links.toString()).contains("Fix the cart again");

    assertThat(desk.applied(remote("Fix the cart", false)).wrote()).isTrue();
    assertThat(desk.applied(remote("Fix the cart", false)).wrote()).isFalse();
  }

  @Test
  void an_item_is_deleted_once_and_not_with_its_sub_tasks() {
    IssueView child = people.create(NewIssue.of("ABC", "Sub-task", "Below").below(issue.key()));

    CommandRejected rejected = desk.rejected(delete(issue));
    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail()).contains("sub-tasks", child.key());

    assertThat(desk.applied(delete(child)).calls()).isEqualTo(1);
    assertThat(desk.applied(delete(issue)).wrote()).isTrue();
    assertThat(desk.applied(delete(issue)).wrote()).isFalse();
    assertThat(people.find(issue.key())).isEmpty();
  }

  private LinkWorkItems link(String type, boolean exists, WorkItemRef to) {
    return new LinkWorkItems(
        Desk.ref(issue), issue.key(), exists, type, to, null, "a test wants it", Instant.now());
  }

  private LinkWorkItems remote(String title, boolean exists) {
    Remote remote =
        new Remote(
            "system=bitbucket&id=acme/shop/17", "https://example.com/17", title, null, false);
    return new LinkWorkItems(
        Desk.ref(issue), issue.key(), exists, null, null, remote, "a test wants it", Instant.now());
  }

  private static DeleteWorkItem delete(IssueView gone) {
    return new DeleteWorkItem(Desk.ref(gone), gone.key(), "a test wants it", Instant.now());
  }
}
