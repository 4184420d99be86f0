package dev.lockstep.jira.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every variant of Jira keeps behind the ports. */
public abstract class JiraSiteContract extends JiraFailureContract {

  @Test
  void issues_come_oldest_first_and_none_is_missing() {
    people().seed(Requests.Seed.stories("ABC", page() + 30));

    List<WorkItem> all = items(site(), Instant.EPOCH);

    assertThat(all).extracting(WorkItem::ref).doesNotHaveDuplicates().hasSize(page() + 30);
    assertThat(all).isSortedAccordingTo(Comparator.comparing(WorkItem::updated));
  }

  @Test
  void the_same_question_has_the_same_answer() {
    people().seed(Requests.Seed.stories("ABC", 7));
    Site site = site();

    assertThat(await(site.changed().changed(Instant.EPOCH, Optional.empty())).issues())
        .isEqualTo(await(site.changed().changed(Instant.EPOCH, Optional.empty())).issues())
        .hasSize(7);
  }

  @Test
  void an_issue_that_changes_between_two_pages_appears_and_pushes_none_away() {
    people().seed(Requests.Seed.stories("ABC", page() + 30));
    Site site = site();
    ChangedIssues.Page first = await(site.changed().changed(Instant.EPOCH, Optional.empty()));
    WorkItem moved = first.issues().get(0).item();
    people().rename(moved.key(), "Changed meanwhile", "Ada");

    Instant latest = first.issues().get(first.issues().size() - 1).item().updated();
    List<WorkItem> rest = items(site, latest);

    assertThat(rest).extracting(WorkItem::summary).contains("Changed meanwhile");
    Set<Object> seen = new HashSet<>();
    first.issues().forEach(one -> seen.add(one.item().ref()));
    rest.forEach(one -> seen.add(one.ref()));
    assertThat(seen).hasSize(page() + 30);
  }

  @Test
  void an_issue_is_told_with_its_people_texts_and_history() {
    people().project("ABC", "Alphabet");
    IssueView parent = people().story("ABC", "Above");
    IssueView issue =
        people().create(Requests.NewIssue.of("ABC", "Sub-task", "Below").below(parent.key()));
    people().assign(issue.key(), "Ada Lovelace", "Ada Lovelace");
    people().move(issue.key(), "In Progress", "Ada Lovelace");

    Snapshot read = await(site().issues().byId(List.of(issue.id()))).get(0);

    WorkItem item = read.item();
    assertThat(item.key()).isEqualTo(issue.key());
    assertThat(item.type().hierarchyLevel()).isEqualTo(-1);
    assertThat(item.status().name()).isEqualTo("In Progress");
    assertThat(item.parent()).isNotNull();
    assertThat(item.assignee()).isNotNull();
    assertThat(item.assignee().id()).isNotBlank();
    assertThat(item.assignee().name()).isEqualTo("Ada Lovelace");
    assertThat(item.url()).isEqualTo(PEOPLE_GO_TO + "/browse/" + issue.key());
    assertThat(read.histories())
        .flatExtracting(entry -> entry.changes())
        .anySatisfy(
            change -> {
              assertThat(change.field()).isEqualTo("status");
              assertThat(change.to()).isEqualTo("In Progress");
            });
    assertThat(read.histories()).last().satisfies(last -> assertThat(last.actor()).isNotNull());
  }

  @Test
  void a_story_is_below_its_epic() {
    people().project("ABC", "Alphabet");
    IssueView epic = people().create(Requests.NewIssue.of("ABC", "Epic", "Above"));
    IssueView story =
        people().create(Requests.NewIssue.of("ABC", "Story", "Below").below(epic.key()));
    Site site = site();
    Predicate<WorkItem> below =
        item ->
            item.parent() != null
                && item.parent().ref().id().equals(epic.id())
                && item.parent().key().equals(epic.key());

    assertThat(await(site.issues().byId(List.of(story.id()))))
        .allMatch(one -> below.test(one.item()));
    assertThat(await(site.issues().withoutHistory(List.of(epic.id(), story.id()))))
        .filteredOn(one -> below.test(one.item()))
        .hasSize(1);
    assertThat(items(site, Instant.EPOCH)).filteredOn(below).hasSize(1);
  }

  @Test
  void what_is_not_there_is_left_out_and_not_found() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "Here");
    Site site = site();

    assertThat(await(site.issues().byId(List.of(issue.id(), "99999999"))))
        .extracting(one -> one.item().key())
        .containsExactly(issue.key());
    assertThatThrownBy(() -> await(site.workflow().standing("99999999", Set.of(), new Calls())))
        .isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_whole_site_is_listed_by_creation_each_issue_once(boolean byQuery) {
    people().seed(Requests.Seed.stories("ABC", 1_200));
    people().seed(Requests.Seed.stories("OTHER", 3));
    String query = byQuery ? "project in (ABC) ORDER BY key DESC" : null;

    List<IssueIds.Listed> listed = listed(site(), query);

    assertThat(listed).doesNotHaveDuplicates().hasSize(byQuery ? 1_200 : 1_203);
    assertThat(listed).extracting(IssueIds.Listed::key).contains("ABC-1", "ABC-1200");
  }

  @Test
  void many_issues_come_together_and_those_that_are_gone_are_left_out() {
    people().seed(new Requests.Seed("ABC", 20, "Story", false, 50, null));
    Site site = site();
    List<String> ids = listed(site, null).stream().map(IssueIds.Listed::id).toList();
    people().delete("ABC-7", "Ada");

    assertThat(await(site.issues().withoutHistory(ids)))
        .hasSize(19)
        .extracting(one -> one.item().key())
        .doesNotContain("ABC-7");
    Map<String, List<HistoryPage.Entry>> histories = histories(site, ids);
    assertThat(histories).hasSize(19);
    assertThat(histories.values()).allSatisfy(one -> assertThat(one).hasSize(50));
  }

  @Test
  void comments_are_told_in_full_with_who_wrote_them() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "Discussed");
    for (int i = 0; i < 30; i++) {
      people().comment(issue.key(), "Word " + i, "Ada Lovelace");
    }

    assertThat(await(site().discussions().comments(issue.id())).shown())
        .hasSize(30)
        .first()
        .satisfies(
            comment -> {
              assertThat(comment.text()).isEqualTo("Word 0");
              assertThat(comment.author()).isNotNull();
            });
  }

  @Test
  void an_issue_goes_where_the_site_offers() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "To be moved");
    Site site = site();

    var standing = await(site.workflow().standing(issue.id(), Set.of(), new Calls()));
    assertThat(standing.status()).isEqualTo("To Do");
    var offered =
        standing.offered().stream()
            .filter(one -> one.to().equals("In Progress"))
            .findFirst()
            .orElseThrow();
    await(
        site.workflow().move(issue.id(), new Workflow.Step(offered, Map.of(), null), new Calls()));

    assertThat(people().status(issue.key())).isEqualTo("In Progress");
  }

  @Test
  void the_directory_has_projects_statuses_and_types_with_their_levels() {
    people().project("ABC", "Alphabet");

    assertThat(await(site().directory().read()))
        .anySatisfy(one -> assertThat(one.key()).isEqualTo("ABC"))
        .anySatisfy(one -> assertThat(one.attributes()).containsEntry("category", "DONE"))
        .anySatisfy(
            one -> {
              assertThat(one.name()).isEqualTo("Epic");
              assertThat(one.attributes()).containsEntry("hierarchyLevel", "1");
            })
        .anySatisfy(one -> assertThat(one.attributes()).containsEntry("hierarchyLevel", "-1"));
  }

  @Test
  void the_fields_are_listed_with_what_newest_issues_have_in_them() {
    people().project("ABC", "Alphabet");
    people().story("ABC", "Has a summary");

    assertThat(await(site().fields().all()))
        .anySatisfy(
            field -> {
              assertThat(field.id()).isEqualTo("summary");
              assertThat(field.custom()).isFalse();
              assertThat(field.sample()).isEqualTo("Has a summary");
            })
        .anySatisfy(field -> assertThat(field.custom()).isTrue());
  }

  @Test
  void the_account_is_told_with_its_time_zone() {
    people();

    Account.Who who = await(site().account().whoAmI(new Calls()));

    assertThat(who.id()).isNotBlank();
    assertThat(who.name()).isNotBlank();
    assertThat(who.zone()).isEqualTo(ZoneId.of("America/New_York"));
  }

  private static List<IssueIds.Listed> listed(Site site, @Nullable String query) {
    List<IssueIds.Listed> all = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      IssueIds.Page page = await(site.ids().page(query, token));
      all.addAll(page.issues());
      token = page.next();
    } while (token.isPresent());
    return all;
  }

  private static Map<String, List<HistoryPage.Entry>> histories(Site site, List<String> ids) {
    Map<String, List<HistoryPage.Entry>> all = new HashMap<>();
    Optional<String> token = Optional.empty();
    do {
      Histories.Page page = await(site.histories().page(ids, token));
      page.entries()
          .forEach(
              (id, entries) ->
                  all.merge(id, entries, (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
      token = page.next();
    } while (token.isPresent());
    return all;
  }
}
