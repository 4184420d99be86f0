package dev.lockstep.jira.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.connector.CursorStore;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class CollectComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Sites sites;
  @Inject CollectChanges collectChanges;
  @Inject CollectDirectory collectDirectory;
  @Inject SiteStates states;
  @Inject CursorStore cursors;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");

  @BeforeEach
  void first_traversals_are_over() {
    await()
        .atMost(PATIENCE)
        .until(() -> cursor("jira/1").isPresent() && cursor("jira/2").isPresent());
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    sandbox.noFaults();
  }

  @Test
  void the_first_traversal_is_history_of_the_projects_in_scope() {
    try (Published bulk = new Published(Topics.WORK_ITEM_BULK)) {
      List<Envelope<WorkItemChanged>> events =
          bulk.await(WorkItemChanged.class, SandboxSites.SEEDED, of("2"));

      assertThat(events).hasSize(SandboxSites.SEEDED);
      assertThat(events).allMatch(e -> e.origin() == Origin.BACKFILL);
      assertThat(events).allMatch(e -> e.data().item().project().equals("OLD"));
      assertThat(events.stream().map(e -> e.data().item().parent()).filter(p -> p != null))
          .isNotEmpty();
      assertThat(events.stream().map(e -> e.data().item().type().hierarchyLevel()).distinct())
          .contains(-1, 0, 1, 2);
    }
  }

  @Test
  void that_all_issues_were_told_is_said_after_the_first_poll_with_what_covers_them() {
    try (Published directory = new Published(Topics.DIRECTORY)) {
      WorkItemsRead read = directory.one(WorkItemsRead.class, one -> one.source().equals("jira/2"));

      assertThat(read.ends())
          .as("the backfill of this site")
          .anySatisfy((end, offset) -> assertThat(end).startsWith(Topics.WORK_ITEM_BULK));
    }
  }

  @Test
  void a_change_is_told_in_full_with_what_changed_since_the_last_time() {
    IssueView issue =
        people.create(
            new NewIssue(
                "ABC",
                "Print",
                "Story",
                null,
                null,
                "Ada Adams",
                "one\n\ntwo",
                List.of("b", "a"),
                null,
                false));
    collect("1");
    people.move(issue.key(), "In Progress", "Bob Brown");
    people.move(issue.key(), "In Review", "Bob Brown");
    collect("1");

    try (Published live = new Published(Topics.WORK_ITEM)) {
      List<Envelope<WorkItemChanged>> events =
          live.await(WorkItemChanged.class, 2, e -> e.item().key().equals(issue.key()));
      WorkItem born = events.get(0).data().item();
      WorkItemChanged moved = events.get(1).data();

      assertThat(born.ref()).hasToString("jira/1/" + issue.id());
      assertThat(born.summary()).isEqualTo("Print");
      assertThat(born.description()).isEqualTo("one\n\ntwo");
      assertThat(born.labels()).containsExactly("a", "b");
      assertThat(born.status().name()).isEqualTo("To Do");
      assertThat(born.status().category()).isEqualTo(Status.Category.NEW);
      assertThat(born.assignee()).isNotNull();
      assertThat(born.url()).endsWith("/jira/one/browse/" + issue.key());
      assertThat(events).allMatch(e -> e.origin() == Origin.LIVE);
      assertThat(events.get(0).data().changes()).isEmpty();
      assertThat(moved.item().status().name()).isEqualTo("In Review");
      assertThat(moved.version()).isEqualTo(people.issue(issue.key()).updated());
      assertThat(moved.actor()).isNotNull();
      assertThat(moved.changes())
          .extracting(c -> c.field() + ": " + c.from() + " -> " + c.to())
          .containsExactly("status: To Do -> In Progress", "status: In Progress -> In Review");
    }
  }

  @Test
  void reading_again_publishes_nothing_and_each_idle_poll_is_one_call() {
    people.story("ABC", "Once");
    collect("1");
    collect("2");
    try (Published live = new Published(Topics.WORK_ITEM)) {
      int before = live.size();
      sandbox.resetCalls();

      for (int poll = 1; poll <= 5; poll++) {
        collect("1");
        collect("2");
        assertThat(sandbox.calls("jira", "")).as("calls of %d polls", poll).isEqualTo(2L * poll);
      }
      assertThat(sandbox.calls("jira", "/search/jql")).isEqualTo(10);
      assertThat(live.size()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jira\":{\"errorRate\":1}}",
        "{\"jira\":{\"htmlRate\":1}}",
        "{\"jira\":{\"cutRate\":1}}"
      })
  void a_page_that_fails_leaves_the_cursor_and_what_it_held_comes_later(String fault) {
    collect("1");
    String cursor = cursor("jira/1").orElseThrow();
    IssueView issue = people.story("ABC", "Missed");
    sandbox.faults(fault);
    collect("1");

    assertThat(cursor("jira/1")).contains(cursor);
    assertThat(states.all().get("1")).isInstanceOf(SiteStates.State.Down.class);

    sandbox.noFaults();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              collect("1");
              return states.all().get("1") instanceof SiteStates.State.Up;
            });
    try (Published live = new Published(Topics.WORK_ITEM)) {
      live.await(WorkItemChanged.class, 1, e -> e.item().key().equals(issue.key()));
    }
  }

  @Test
  void what_the_index_shows_late_is_not_lost() {
    sandbox.jira("one", lag(1_500));
    try {
      IssueView issue = people.story("ABC", "Late");
      collect("1");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(
              () -> {
                collect("1");
                try (Published live = new Published(Topics.WORK_ITEM)) {
                  assertThat(
                          live.now(WorkItemChanged.class, e -> e.item().key().equals(issue.key())))
                      .hasSize(1);
                }
              });
    } finally {
      sandbox.jira("one", lag(0));
    }
  }

  @Test
  void the_directory_is_told_once_and_again_only_where_it_changed() {
    Predicate<DirectoryEntry> ofOne = entry -> entry.source().equals("jira/1");
    try (Published directory = new Published(Topics.DIRECTORY)) {
      DirectoryEntry project =
          directory.one(
              DirectoryEntry.class,
              ofOne.and(entry -> entry.kind() == DirectoryEntry.Kind.PROJECT));
      assertThat(project.key()).isEqualTo("ABC");
      assertThat(
              directory
                  .one(DirectoryEntry.class, ofOne.and(entry -> entry.name().equals("In Review")))
                  .attributes())
          .containsEntry("category", "IN_PROGRESS");
      assertThat(
              directory
                  .one(DirectoryEntry.class, ofOne.and(entry -> entry.name().equals("Epic")))
                  .attributes())
          .containsEntry("hierarchyLevel", "1");
      assertThat(
              directory.now(
                  DirectoryEntry.class,
                  entry ->
                      entry.source().equals("jira/2")
                          && entry.kind() == DirectoryEntry.Kind.PROJECT))
          .extracting(e -> e.data().key())
          .containsOnly("OLD");

      int before = directory.now(DirectoryEntry.class, ofOne).size();
      people.project("NEW", "New one");
      collectDirectory.collect(site("1")).await().atMost(PATIENCE);
      collectDirectory.collect(site("1")).await().atMost(PATIENCE);

      assertThat(directory.now(DirectoryEntry.class, ofOne)).hasSize(before + 1);
    }
  }

  @Test
  void a_site_that_does_not_answer_stops_no_other() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                states.all().get("3") instanceof SiteStates.State.Down
                    && states.all().get("2") instanceof SiteStates.State.Up);
  }

  private static Requests.Site lag(long millis) {
    return new Requests.Site(null, millis, null);
  }

  private static Predicate<WorkItemChanged> of(String instance) {
    return event -> event.item().ref().instance().equals(instance);
  }

  private void collect(String id) {
    collectChanges.collect(site(id)).await().atMost(PATIENCE);
  }

  private Site site(String id) {
    return sites.find(id).orElseThrow();
  }

  private Optional<String> cursor(String scope) {
    return cursors.load(scope).await().atMost(PATIENCE);
  }
}
