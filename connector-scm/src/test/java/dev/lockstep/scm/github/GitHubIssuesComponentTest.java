package dev.lockstep.scm.github;

import static dev.lockstep.scm.github.OwnHub.ANA;
import static dev.lockstep.scm.github.OwnHub.ROB;
import static dev.lockstep.scm.github.Readings.await;
import static dev.lockstep.scm.github.Readings.only;
import static dev.lockstep.scm.github.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentEdited;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.github.Readings.Read;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read of the issues of GitHub, and what it costs. */
@QuarkusTest
@RealParts
class GitHubIssuesComponentTest {

  private final OwnHub hub = new OwnHub();
  private final SandboxClient sandbox = hub.control;
  private final GitHubPeople people = hub.people;
  private final CodeHost host = hub.host;
  private final RepositoryRef shop = hub.shop;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_page_that_is_too_much_for_github_is_read_in_smaller_ones() {
    people.repository("shop");
    IntStream.rangeClosed(1, 60).forEach(i -> people.issue("shop", "Issue " + i, "", ANA));
    IntStream.rangeClosed(1, 60).forEach(i -> people.issue("shop", i, "comment", "x", ROB));
    sandbox.faults("{\"limits\":{\"githubNodes\":40}}");

    Read all = read(hub.feed("issues"), Optional.empty());

    assertThat(only(CommentAdded.class, all)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(only(WorkItemChanged.class, all))
        .extracting(one -> one.item().key())
        .contains("shop#1", "shop#60");
  }

  @Test
  void issues_are_work_items_with_their_hierarchy_and_comments() {
    people.repository("shop");
    people.issue("shop", "The epic", "", ANA);
    people.issue("shop", "The story", "As a buyer", ANA);
    people.issue("shop", 2, "issue-parent", "1", ANA);
    people.issue("shop", 2, "issue-label", "bug,urgent", ANA);
    people.issue("shop", 2, "issue-milestone", "1.0", ANA);
    people.assign("shop", 2, ROB, ANA);
    people.issue("shop", 2, "comment", "I am at it", ROB);
    people.issue("shop", 2, "edit-comment", "I am on it", ROB);
    people.issue("shop", 1, "comment", "Good", ROB);
    people.closeIssue("shop", 1, "not_planned", ANA);

    Read read = read(hub.feed("issues"), Optional.empty());

    WorkItem story =
        only(WorkItemChanged.class, read).stream()
            .map(WorkItemChanged::item)
            .filter(item -> item.key().equals("shop#2"))
            .findFirst()
            .orElseThrow();
    WorkItem epic = only(WorkItemChanged.class, read).get(1).item();
    assertThat(epic.key()).isEqualTo("shop#1");
    assertThat(epic.status().name()).isEqualTo("Closed as not planned");
    assertThat(epic.status().category()).isEqualTo(Category.DONE);
    assertThat(epic.resolved()).isNotNull();
    assertThat(story.ref().tracker()).isEqualTo("github");
    assertThat(story.ref().instance()).isEqualTo(hub.owner);
    assertThat(story.parent()).isEqualTo(new WorkItem.Parent(epic.ref(), "shop#1"));
    assertThat(story.labels()).containsExactly("bug", "urgent");
    assertThat(story.fixVersions()).containsExactly("1.0");
    assertThat(story.assignee()).isNotNull();
    assertThat(story.status().category()).isEqualTo(Category.NEW);
    assertThat(story.url()).endsWith("/shop/issues/2");
    assertThat(only(CommentEdited.class, read))
        .extracting(one -> one.comment().text())
        .containsExactly("I am on it");
    assertThat(only(CommentAdded.class, read)).hasSize(1);
  }

  @Test
  void issues_come_oldest_first_and_later_only_those_that_changed() {
    people.repository("shop");
    IntStream.rangeClosed(1, 120).forEach(i -> people.issue("shop", "Issue " + i, "", ANA));
    Read all = read(hub.feed("issues"), Optional.empty());
    IntStream.rangeClosed(1, 700).forEach(i -> people.push("shop", "main", "time goes by", ANA));
    people.closeIssue("shop", 7, "completed", ANA);
    Read changed = read(hub.feed("issues"), Optional.of(all.cursor()));
    Read again = read(hub.feed("issues"), Optional.of(changed.cursor()));

    assertThat(all.events()).extracting(Event::occurredAt).isSorted();
    assertThat(only(WorkItemChanged.class, all))
        .extracting(one -> one.item().key())
        .containsOnlyOnceElementsOf(List.of("shop#1", "shop#120"))
        .containsSubsequence(IntStream.rangeClosed(1, 120).mapToObj(i -> "shop#" + i).toList());
    assertThat(all.pages()).isEqualTo(3);
    assertThat(only(WorkItemChanged.class, changed))
        .extracting(one -> one.item().key())
        .contains("shop#7");
    assertThat(only(WorkItemChanged.class, again))
        .extracting(one -> one.item().key())
        .containsExactly("shop#7");
  }

  @Test
  void comments_beyond_those_that_a_page_shows_are_read_too() {
    people.repository("shop");
    IntStream.rangeClosed(1, 60).forEach(i -> people.issue("shop", "Issue " + i, "", ANA));
    IntStream.rangeClosed(1, 160).forEach(i -> people.issue("shop", 7, "comment", "" + i, ROB));
    IntStream.rangeClosed(1, 60)
        .filter(i -> i != 7)
        .forEach(i -> people.issue("shop", i, "issue-label", "seen", ANA)); // 7 is on page one
    people.issue("shop", 7, "issue-label", "late", ANA);
    sandbox.resetCalls();

    Read all = read(hub.feed("issues"), Optional.empty());
    long calls = sandbox.calls("github", "");
    IntStream.rangeClosed(161, 230).forEach(i -> people.issue("shop", 7, "comment", "" + i, ROB));
    Read later = read(hub.feed("issues"), Optional.of(all.cursor()));

    assertThat(only(CommentAdded.class, all))
        .extracting(one -> one.comment().text())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 160).mapToObj(i -> "" + i).toList());
    assertThat(calls)
        .as("two pages of issues, two of older comments, and once what issues have")
        .isEqualTo(5);
    assertThat(only(CommentAdded.class, later))
        .extracting(one -> one.comment().text())
        .endsWith(IntStream.rangeClosed(161, 230).mapToObj(i -> "" + i).toArray(String[]::new));
  }

  @Test
  void the_type_of_an_issue_is_told_where_the_server_knows_types() {
    people.repository("shop");
    people.issue("shop", "Broken", "", ANA);
    people.issue("shop", "Plain", "", ANA);
    people.issue("shop", 1, "issue-type", "Bug", ANA);
    CodeHost older = GitHubs.host(hub.owner, GitHubs.client(hub.sandbox.githubServer()));

    assertThat(types(host)).containsExactlyInAnyOrder("shop#1 Bug", "shop#2 Issue");
    assertThat(types(older)).containsExactlyInAnyOrder("shop#1 Issue", "shop#2 Issue");
    sandbox.resetCalls();
    types(host);
    assertThat(sandbox.calls("github", "")).as("not asked again what issues have").isEqualTo(1);
  }

  private List<String> types(CodeHost of) {
    return only(WorkItemChanged.class, read(of.feeds(shop).get(0), Optional.empty())).stream()
        .map(WorkItemChanged::item)
        .map(item -> item.key() + " " + item.type().name())
        .toList();
  }

  @Test
  void what_was_changed_in_an_issue_is_its_history() {
    people.repository("shop");
    people.issue("shop", "The epic", "", ANA);
    people.issue("shop", "The story", "", ANA);
    people.issue("shop", 2, "issue-label", "bug", ANA);
    people.issue("shop", 2, "issue-label", "urgent", ANA);
    people.assign("shop", 2, ROB, ANA);
    people.issue("shop", 2, "issue-milestone", "1.0", ANA);
    people.issue("shop", 2, "issue-retitle", "The tale", ROB);
    people.issue("shop", 2, "issue-parent", "1", ROB);
    people.closeIssue("shop", 2, "not_planned", ROB);
    people.issue("shop", 2, "issue-reopen", null, ROB);
    sandbox.resetCalls();

    HistoryPage history =
        only(HistoryPage.class, read(hub.feed("issues"), Optional.empty())).get(0);

    assertThat(sandbox.calls("github", "")).as("the issues, and once what they have").isEqualTo(2);
    assertThat(history.key()).isEqualTo("shop#2");
    assertThat(history.entries())
        .extracting(entry -> entry.actor().name() + ": " + told(entry.changes().get(0)))
        .containsExactly(
            "ana-author: labels from null to bug",
            "ana-author: labels from bug to null",
            "ana-author: labels from null to urgent",
            "ana-author: assignee from null to rob-reviewer",
            "ana-author: fixVersions from null to 1.0",
            "rob-reviewer: summary from The story to The tale",
            "rob-reviewer: parent from null to shop#1",
            "rob-reviewer: status from Open to Closed as not planned",
            "rob-reviewer: status from Closed as not planned to Open");
    assertThat(history.entries()).extracting(HistoryPage.Entry::id).doesNotHaveDuplicates();
    assertThat(history.occurredAt()).isEqualTo(history.entries().get(8).at());
  }

  private static String told(HistoryPage.Change change) {
    return change.field() + " from " + change.from() + " to " + change.to();
  }

  @Test
  void a_long_history_is_read_on_and_later_only_what_is_new() {
    people.repository("shop");
    people.issue("shop", "Busy", "", ANA);
    IntStream.rangeClosed(1, 150)
        .forEach(i -> people.issue("shop", 1, "issue-retitle", "Busy " + i, ANA));
    Read all = read(hub.feed("issues"), Optional.empty());
    IntStream.rangeClosed(1, 700).forEach(i -> people.push("shop", "main", "time goes by", ANA));
    people.issue("shop", 1, "issue-retitle", "Done", ANA);
    Read first = read(hub.feed("issues"), Optional.of(all.cursor()));
    Read second = read(hub.feed("issues"), Optional.of(first.cursor()));

    assertThat(only(HistoryPage.class, all).get(0).entries())
        .hasSize(150)
        .extracting(HistoryPage.Entry::at)
        .isSorted();
    assertThat(only(HistoryPage.class, second).get(0).entries())
        .extracting(entry -> entry.changes().get(0).to())
        .containsExactly("Done");
  }

  @Test
  void issues_that_are_gone_are_in_no_list_and_not_found_by_number() {
    people.repository("shop");
    people.repository("other");
    IntStream.rangeClosed(1, 120).forEach(i -> people.issue("shop", "Issue " + i, "", ANA));
    Map<WorkItemRef, String> known =
        only(WorkItemChanged.class, read(hub.feed("issues"), Optional.empty())).stream()
            .collect(
                Collectors.toMap(
                    one -> one.item().ref(), one -> one.item().key(), (one, same) -> one));
    Feed.Census census = hub.feed("issues").census().orElseThrow();
    assertThat(census.count()).isEmpty();
    people.issue("shop", 7, "issue-delete", null, ANA);
    people.issue("shop", 8, "issue-transfer", "other", ANA);
    await(host.repositories());
    sandbox.resetCalls();

    Set<WorkItemRef> all = await(census.all());
    Set<WorkItemRef> gone = await(census.gone(known));

    assertThat(census.count()).hasValue(118);
    assertThat(all).hasSize(118);
    assertThat(gone).extracting(known::get).containsExactlyInAnyOrder("shop#7", "shop#8");
    assertThat(known.keySet()).containsAll(all).containsAll(gone);
    assertThat(all).doesNotContainAnyElementsOf(gone);
    assertThat(sandbox.calls("github", "")).as("two pages, three times fifty").isEqualTo(5);
  }
}
