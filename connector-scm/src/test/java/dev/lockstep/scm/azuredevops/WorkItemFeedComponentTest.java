package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the feeds of work items and teams tell. */
@QuarkusTest
@RealParts
class WorkItemFeedComponentTest {

  private static final String DANA = "Dana Developer";
  private static final Sandbox OWN = Sandbox.start();

  private String cursor = "";

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private static AzureDevOpsPeople people(String organization) {
    return OWN.client().azureDevOps(organization);
  }

  private static Feed feed(String organization) {
    Boards boards = new Boards("Custom.Customer", Map.of());
    return Own.host(OWN, organization, boards).feeds().get(0);
  }

  private List<Event> read(Feed feed) {
    List<Event> events = new ArrayList<>();
    boolean more = true;
    while (more) {
      Feed.Page page =
          await(
              feed.since(
                  cursor.isEmpty() ? Optional.empty() : Optional.of(cursor), none -> List.of()));
      events.addAll(page.events());
      cursor = page.next();
      more = page.more();
    }
    return events;
  }

  private static <T> List<T> only(List<Event> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void an_item_is_told_with_all_it_says() {
    AzureDevOpsPeople people = people("said");
    Map<String, Object> fields = new HashMap<>();
    fields.put("System.Title", "Basket is empty");
    fields.put("System.Description", "<div>First<br>second &amp; last</div>");
    fields.put("System.AssignedTo", "Rob Reviewer");
    fields.put("System.Tags", "web; basket");
    fields.put("System.AreaPath", "Shop\\Web");
    fields.put("System.IterationPath", "Shop\\Release 1\\Sprint 3");
    fields.put("Microsoft.VSTS.Common.Priority", 2);
    fields.put("Microsoft.VSTS.Scheduling.StoryPoints", 5.0);
    fields.put("Custom.Customer", "Contoso");
    int epic = people.item("Shop", "Epic", Map.of("System.Title", "Checkout"), DANA).id();
    int id = people.item("Shop", "User Story", fields, DANA).id();
    people.parent(id, epic);

    WorkItem item =
        only(read(feed("said")), WorkItemChanged.class).stream()
            .map(WorkItemChanged::item)
            .filter(one -> one.summary().equals("Basket is empty"))
            .findFirst()
            .orElseThrow();

    assertThat(item.ref()).isEqualTo(new WorkItemRef("azure-devops", "said", Integer.toString(id)));
    assertThat(item.key()).isEqualTo("AB#" + id);
    assertThat(item.project()).isEqualTo("Shop");
    assertThat(item.type().name()).isEqualTo("User Story");
    assertThat(item.type().hierarchyLevel()).isZero();
    assertThat(item.description()).isEqualTo("First\nsecond & last");
    assertThat(item.status()).isEqualTo(new Status("New", "New", Status.Category.NEW));
    assertThat(item.assignee()).isNotNull();
    assertThat(item.labels()).containsExactly("basket", "web");
    assertThat(item.priority()).isEqualTo("2");
    assertThat(item.sprint()).isEqualTo("Sprint 3");
    assertThat(item.customFields())
        .containsEntry("customer", "Contoso")
        .containsEntry("story-points", "5")
        .containsEntry("area-path", "Shop\\Web")
        .containsEntry("iteration-path", "Shop\\Release 1\\Sprint 3");
    assertThat(item.parent())
        .isEqualTo(
            new WorkItem.Parent(
                new WorkItemRef("azure-devops", "said", Integer.toString(epic)), "AB#" + epic));
    assertThat(item.url()).isEqualTo("https://dev.azure.com/said/Shop/_workitems/edit/" + id);
  }

  @Test
  void changes_are_history_and_news_from_their_values_before() {
    AzureDevOpsPeople people = people("changed");
    Feed feed = feed("changed");
    int id = people.item("Shop", "Bug", Map.of("System.Title", "Broken"), DANA).id();
    read(feed);

    people.update(id, Map.of("System.State", "Active"), "Rob Reviewer");
    people.update(id, Map.of("System.State", "Closed", "System.Title", "Mended"), DANA);
    List<Event> events = read(feed);

    HistoryPage history = only(events, HistoryPage.class).get(0);
    assertThat(history.entries()).extracting(HistoryPage.Entry::id).containsExactly("2", "3");
    assertThat(history.entries().get(0).actor()).isNotNull();
    assertThat(history.entries().get(0).changes())
        .containsExactly(new HistoryPage.Change("status", null, "New", null, "Active"));
    assertThat(history.entries().get(1).changes())
        .containsExactly(
            new HistoryPage.Change("status", null, "Active", null, "Closed"),
            new HistoryPage.Change("summary", null, "Broken", null, "Mended"));
    WorkItemChanged changed = only(events, WorkItemChanged.class).get(0);
    assertThat(changed.item().status().category()).isEqualTo(Status.Category.DONE);
    assertThat(changed.changes()).hasSize(3);
    assertThat(events.indexOf(history)).isLessThan(events.indexOf(changed));
    assertThat(read(feed)).isEmpty();
  }

  @Test
  void a_link_alone_makes_a_newer_version_of_both_its_ends() {
    AzureDevOpsPeople people = people("linked");
    Feed feed = feed("linked");
    int one = people.item("Shop", "Task", Map.of("System.Title", "one"), DANA).id();
    int two = people.item("Shop", "Task", Map.of("System.Title", "two"), DANA).id();
    List<WorkItemChanged> before = only(read(feed), WorkItemChanged.class);

    people.link(one, new AzureDevOpsRequests.Link(null, two, null, null, null, false));
    OWN.client().resetCalls();
    List<WorkItemChanged> after = new ArrayList<>();
    for (int traversal = 1; traversal <= 3; traversal++) {
      after.addAll(only(read(feed), WorkItemChanged.class));
    }

    assertThat(OWN.client().calls("azure-devops", "reporting/workitemlinks")).isEqualTo(1);
    assertThat(OWN.client().calls("azure-devops", "reporting/workitemrevisions")).isEqualTo(3);

    assertThat(after)
        .extracting(event -> event.item().summary())
        .containsExactlyInAnyOrder("one", "two");
    for (WorkItemChanged event : after) {
      assertThat(event.item().links()).hasSize(1);
      assertThat(event.version())
          .isGreaterThanOrEqualTo(
              before.stream()
                  .filter(old -> old.item().ref().equals(event.item().ref()))
                  .findFirst()
                  .orElseThrow()
                  .version());
    }
  }

  @Test
  void a_deleted_item_is_told_and_one_taken_back_is_there_again() {
    AzureDevOpsPeople people = people("deleted");
    Feed feed = feed("deleted");
    int id = people.item("Shop", "Task", Map.of("System.Title", "gone"), DANA).id();
    read(feed);

    people.delete(id);
    WorkItemDeleted deleted = only(read(feed), WorkItemDeleted.class).get(0);
    people.restore(id);
    WorkItemChanged back = only(read(feed), WorkItemChanged.class).get(0);

    assertThat(deleted.key()).isEqualTo("AB#" + id);
    assertThat(back.item().ref()).isEqualTo(deleted.item());
    assertThat(back.version()).isGreaterThanOrEqualTo(deleted.version());
  }

  @Test
  void a_pull_request_that_was_linked_is_read_again_and_stands_at_the_item() {
    AzureDevOpsPeople people = people("artifact");
    AzureDevOps host = Own.host(OWN, "artifact", Boards.PLAIN);
    Feed feed = host.feeds().get(0);
    people.repository("Shop/web");
    people.push("Shop/web", "basket", DANA);
    int number = people.open("Shop/web", "Basket", "basket", DANA).id();
    int id = people.item("Shop", "Task", Map.of("System.Title", "basket"), DANA).id();
    await(host.repositories());
    read(feed);

    people.artifact(id, "web", number, null);
    people.artifact(id, "web", null, "basket");
    List<Event> events = read(feed);

    RepositoryRef web = new RepositoryRef("azure-devops", "artifact", "Shop:web");
    assertThat(only(events, RepositoryHinted.class))
        .anySatisfy(
            hint -> {
              assertThat(hint.repository()).isEqualTo(web);
              assertThat(hint.pullRequest()).isEqualTo((long) number);
            });
    assertThat(only(events, WorkItemChanged.class).get(0).item().remoteLinks())
        .extracting(WorkItem.RemoteLink::title)
        .containsExactly("Pull Request", "Branch");
    assertThat(await(host.pullRequest(web, number)).links()).containsExactly("AB#" + id);
  }

  @Test
  void each_level_of_the_hierarchy_is_known() {
    AzureDevOpsPeople people = people("levels");
    for (String type : List.of("Epic", "Feature", "User Story", "Bug", "Task", "Test Case")) {
      people.item("Shop", type, Map.of("System.Title", type), DANA);
    }

    Map<String, Integer> levels = new HashMap<>();
    only(read(feed("levels")), WorkItemChanged.class)
        .forEach(
            event -> levels.put(event.item().type().name(), event.item().type().hierarchyLevel()));

    assertThat(levels)
        .containsEntry("Epic", 2)
        .containsEntry("Feature", 1)
        .containsEntry("User Story", 0)
        .containsEntry("Bug", 0)
        .containsEntry("Task", -1)
        .containsEntry("Test Case", 0);
  }

  @Test
  void teams_are_told_with_their_sprints_and_capacity_and_once() {
    AzureDevOpsPeople people = people("teams");
    people.sprint(
        "Shop",
        "Web Team",
        new AzureDevOpsRequests.Sprint(
            "Sprint 1",
            "2026-01-05",
            "2099-01-18",
            Map.of(DANA, 6.0, "Rob Reviewer", 4.5),
            List.of("Shop\\Web")));
    Feed feed =
        Own.host(OWN, "teams", new Boards(null, Map.of("Shop", List.of("Web Team"))))
            .feeds()
            .get(1);

    List<DirectoryEntry> entries = only(read(feed), DirectoryEntry.class);

    assertThat(entries)
        .anySatisfy(
            sprint -> {
              assertThat(sprint.kind()).isEqualTo(DirectoryEntry.Kind.SPRINT);
              assertThat(sprint.name()).isEqualTo("Sprint 1");
              assertThat(sprint.attributes())
                  .containsEntry("team", "Web Team")
                  .containsEntry("start", "2026-01-05T00:00:00Z")
                  .containsEntry("capacityPerDay", "10.5");
            })
        .anySatisfy(
            team -> {
              assertThat(team.kind()).isEqualTo(DirectoryEntry.Kind.TEAM);
              assertThat(team.attributes()).containsEntry("areas", "Shop\\Web\\*");
            })
        .anySatisfy(
            area -> {
              assertThat(area.kind()).isEqualTo(DirectoryEntry.Kind.AREA);
              assertThat(area.name()).isEqualTo("Shop\\Web");
            });
    assertThat(read(feed)).isEmpty();
  }

  @Test
  void many_revisions_come_in_pages_and_none_twice() {
    people("many").seed("Shop", 700, 4);

    List<Event> events = read(feed("many"));

    assertThat(only(events, WorkItemChanged.class)).hasSize(700);
    assertThat(
            only(events, HistoryPage.class).stream().mapToInt(page -> page.entries().size()).sum())
        .isEqualTo(700 * 3);
  }
}
