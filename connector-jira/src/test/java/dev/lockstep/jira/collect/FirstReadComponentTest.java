package dev.lockstep.jira.collect;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Comment;
import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentDeleted;
import dev.lockstep.contract.CommentEdited;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.collect.CollectChanges.Again;
import dev.lockstep.jira.port.Site;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.settings.JiraFields;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class FirstReadComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject CollectChanges collectChanges;

  private final SandboxClient sandbox = SandboxSites.client();

  @Test
  void all_issues_with_their_history_cost_the_least_number_of_calls() {
    Fresh fresh = new Fresh();
    fresh.people.seed(new Requests.Seed("BIG", 1_230, "Story", false, 12, null));
    sandbox.resetCalls();

    assertThat(collect(fresh.site)).isEqualTo(Again.AT_ONCE);

    assertThat(sandbox.calls("jira", "/search/jql")).isEqualTo(1);
    assertThat(sandbox.calls("jira", "/issue/bulkfetch")).isEqualTo(13);
    assertThat(sandbox.calls("jira", "/changelog/bulkfetch")).isEqualTo(3);
    try (Published bulk = new Published(Topics.WORK_ITEM_BULK);
        Published history = new Published(Topics.HISTORY)) {
      assertThat(items(bulk, fresh)).hasSize(1_230);
      List<Envelope<HistoryPage>> pages =
          history.now(HistoryPage.class, page -> of(fresh, page.item().toString()));
      assertThat(pages.stream().flatMap(page -> page.data().entries().stream()))
          .hasSize(1_230 * 12);
      assertThat(pages).allMatch(page -> page.origin() == Origin.BACKFILL);
      assertThat(pages.get(0).data().key()).startsWith("BIG-");
    }
    sandbox.resetCalls();
    assertThat(collect(fresh.site)).isEqualTo(Again.AFTER_THE_INTERVAL);
    assertThat(sandbox.calls("jira", "/issue/bulkfetch")).isZero();
    assertThat(sandbox.calls("jira", "/changelog/bulkfetch")).isZero();
  }

  @Test
  void what_broke_goes_on_where_it_was_and_what_changed_meanwhile_is_news() {
    Fresh fresh = new Fresh();
    fresh.people.seed(new Requests.Seed("HALF", 950, "Story", false, 1, null));

    assertThat(collect(fresh.breakingAfter(5))).isEqualTo(Again.SOON);
    Published bulk = new Published(Topics.WORK_ITEM_BULK);
    List<Envelope<WorkItemChanged>> before = items(bulk, fresh);
    assertThat(before).hasSizeBetween(1, 900);
    IssueView late = fresh.people.rename("HALF-950", "Changed meanwhile", "Ada");
    sandbox.resetCalls();
    assertThat(collect(fresh.site)).isEqualTo(Again.AT_ONCE);

    assertThat(sandbox.calls("jira", "/issue/bulkfetch"))
        .isEqualTo((950 - before.size() + 99) / 100);
    List<Envelope<WorkItemChanged>> all = items(bulk, fresh);
    assertThat(all).hasSize(949);
    assertThat(all.stream().map(one -> one.data().item().ref()).collect(toSet())).hasSize(949);
    collect(fresh.site);
    try (bulk;
        Published live = new Published(Topics.WORK_ITEM)) {
      assertThat(items(live, fresh))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.data().item().key()).isEqualTo(late.key());
                assertThat(one.origin()).isEqualTo(Origin.LIVE);
              });
    }
  }

  @Test
  void a_page_of_ids_that_was_forgotten_is_looked_for_from_the_beginning() {
    Fresh fresh = new Fresh();
    fresh.people.seed(new Requests.Seed("TOK", 700, "Story", false, 0, null));
    AtomicInteger pages = new AtomicInteger();

    assertThat(collect(fresh.listing(fresh.breakingAfter(6), 300, pages))).isEqualTo(Again.SOON);
    pages.set(0); // and the tokens given so far are refused
    assertThat(collect(fresh.listing(fresh.site, 300, pages))).isEqualTo(Again.AT_ONCE);

    try (Published bulk = new Published(Topics.WORK_ITEM_BULK)) {
      List<Envelope<WorkItemChanged>> all = items(bulk, fresh);
      assertThat(all).hasSize(700);
      assertThat(all.stream().map(one -> one.data().item().ref()).collect(toSet())).hasSize(700);
    }
  }

  @Test
  void half_a_page_is_a_failed_page() {
    Fresh fresh = new Fresh();
    fresh.people.seed(new Requests.Seed("CUT", 120, "Story", false, 2, null));
    for (String path : List.of("/search/jql", "/issue/bulkfetch", "/changelog/bulkfetch")) {
      sandbox.faults(
          "{\"jira\":{\"cutRate\":1,\"only\":\"/%s/rest/api/3%s\"}}"
              .formatted(fresh.site.id(), path));
      assertThat(collect(fresh.site)).isEqualTo(Again.SOON);
      sandbox.noFaults();
    }
    assertThat(collect(fresh.site)).isEqualTo(Again.AT_ONCE);
    try (Published bulk = new Published(Topics.WORK_ITEM_BULK)) {
      assertThat(items(bulk, fresh)).hasSize(120);
    }
  }

  @Test
  void a_long_history_is_told_in_full_before_its_item_and_former_keys_stay() {
    Fresh fresh = new Fresh();
    fresh.people.project("OLD", "Old");
    fresh.people.project("NEW", "New");
    IssueView issue = fresh.people.story("OLD", "Long");
    fresh.people.moveToProject(issue.key(), "NEW", "Ada");
    collect(fresh.site);
    String key = fresh.people.issue(issue.id()).key();
    for (int i = 0; i < 60; i++) {
      fresh.people.rename(key, "Name " + i, "Ada");
    }
    sandbox.resetCalls();
    collect(fresh.site);

    assertThat(sandbox.calls("jira", "/changelog/bulkfetch")).isEqualTo(1);
    try (Published live = new Published(Topics.WORK_ITEM);
        Published history = new Published(Topics.HISTORY)) {
      WorkItemChanged told = items(live, fresh).get(0).data();
      assertThat(told.item().aliases()).containsExactly(issue.key());
      assertThat(told.changes()).hasSize(60);
      assertThat(
              history.now(HistoryPage.class, page -> of(fresh, page.item().toString())).stream()
                  .flatMap(page -> page.data().entries().stream())
                  .map(HistoryPage.Entry::id)
                  .collect(toSet()))
          .hasSize(61);
    }
    fresh.people.rename(key, "Once more", "Ada");
    sandbox.resetCalls();
    collect(fresh.site);
    assertThat(sandbox.calls("jira", "/changelog/bulkfetch")).isZero();
  }

  @Test
  void comments_are_added_edited_and_deleted() {
    Fresh fresh = new Fresh();
    fresh.people.project("ABC", "Abc");
    IssueView issue = fresh.people.story("ABC", "Talked about");
    for (int i = 0; i < 25; i++) {
      fresh.people.comment(issue.key(), "Word " + i, "Ada");
    }
    collect(fresh.site);
    try (Published bulk = new Published(Topics.COMMENT_BULK);
        Published live = new Published(Topics.COMMENT)) {
      List<Envelope<CommentAdded>> added =
          bulk.now(CommentAdded.class, one -> of(fresh, one.item().toString()));
      assertThat(added).hasSize(25);

      String newest = fresh.people.desk().newestComment(issue.key());
      fresh.people.desk().editComment(issue.key(), newest, "Another word", "Bob");
      Comment first = added.get(0).data().comment();
      fresh.people.desk().deleteComment(issue.key(), first.id(), "Ada");
      fresh.people.comment(issue.key(), "One more", "Bob");
      collect(fresh.site);
      collect(fresh.site);

      assertThat(live.now(CommentEdited.class, one -> of(fresh, one.item().toString())))
          .singleElement()
          .satisfies(one -> assertThat(one.data().comment().text()).isEqualTo("Another word"));
      assertThat(live.now(CommentDeleted.class, one -> of(fresh, one.item().toString())))
          .singleElement()
          .satisfies(one -> assertThat(one.data().commentId()).isEqualTo(first.id()));
      assertThat(live.now(CommentAdded.class, one -> of(fresh, one.item().toString())))
          .singleElement()
          .satisfies(one -> assertThat(one.data().comment().text()).isEqualTo("One more"));
    }
  }

  @Test
  void fields_of_the_site_s_own_are_told_as_people_read_them() {
    JiraFields fields =
        new JiraFields(
            null,
            Map.of(
                "customer", "customfield_10050",
                "story-points", "customfield_10016",
                "tier", "customfield_10051"),
            Map.of(),
            true);
    Fresh fresh = new Fresh(fields);
    fresh.people.project("ABC", "Abc");
    IssueView issue = fresh.people.story("ABC", "With fields");
    collect(fresh.site);
    var desk = fresh.people.desk();
    desk.version("ABC", "1.0", new Requests.Version(true, false, null, null));
    desk.sprint("Sprint 7", "active");
    desk.set(
        issue.key(),
        Map.of(
            "customfield_10050",
            "Acme",
            "customfield_10016",
            3,
            "customfield_10020",
            "Sprint 7",
            "versions",
            List.of("1.0")),
        "Ada");
    desk.attach(issue.key(), "a.txt", "text/plain", new byte[] {1, 2, 3}, "Ada");
    desk.remoteLink(issue.key(), "id=1", "https://wiki.example.com/1", "Wiki", "Ada");
    fresh.people.rename(issue.key(), "With more fields", "Ada");
    collect(fresh.site);

    try (Published live = new Published(Topics.WORK_ITEM)) {
      List<Envelope<WorkItemChanged>> told = items(live, fresh);
      WorkItem item = told.get(told.size() - 1).data().item();
      assertThat(item.customFields())
          .containsExactly(Map.entry("customer", "Acme"), Map.entry("story-points", "3"));
      assertThat(item.sprint()).isEqualTo("Sprint 7");
      assertThat(item.affectsVersions()).containsExactly("1.0");
      assertThat(item.attachments())
          .extracting(WorkItem.Attachment::name, WorkItem.Attachment::size)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("a.txt", 3L));
      assertThat(item.remoteLinks())
          .extracting(WorkItem.RemoteLink::url)
          .containsExactly("https://wiki.example.com/1");
    }
    sandbox.resetCalls();
    collect(fresh.site);
    assertThat(sandbox.calls("jira", "/remotelink")).isZero();
  }

  private Again collect(Site site) {
    return collectChanges.collect(site).await().atMost(PATIENCE);
  }

  private static boolean of(Fresh fresh, String ref) {
    return ref.startsWith(fresh.ref(""));
  }

  private static List<Envelope<WorkItemChanged>> items(Published topic, Fresh fresh) {
    return topic.now(WorkItemChanged.class, one -> of(fresh, one.item().ref().toString()));
  }
}
