package dev.lockstep.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class IngestComponentTest {

  @Inject Feed feed;

  @BeforeEach
  void clear() {
    feed.clear();
  }

  private List<List<String>> summaries() {
    return feed.rows("select key, summary, version from work_item order by key");
  }

  @Test
  void stores_every_field() {
    SampleItem parent = SampleItem.of("P-1").ref(WorkItemRef.jira("1", "900"));
    feed.tell(
        SampleItem.of("ABC-12")
            .ref(WorkItemRef.jira("1", "10012"))
            .aliases("OLD-3")
            .description("it's \"so\"\n{a,b}")
            .assignee("acc-1", "Ann Lee")
            .labels("one, two", "{three}", "\"four\"")
            .below(parent)
            .version(1));
    assertThat(
            feed.rows(
                """
                select ref, source, instance, tracker_id, key, key_prefix, key_number, aliases::text, project,
                  type_id, type_name, hierarchy_level, summary, description, status_id, status_name, status_category,
                  assignee_id, assignee_name, reporter_id, priority, labels[1], labels[2], labels[3], cardinality(components),
                  parent_ref, parent_key, url, extract(epoch from created_at)::bigint, extract(epoch from updated_at)::numeric(20,3),
                  resolved_at, version, length(event_id), harvested_at > now() - interval '1 minute' from work_item natural join work_item_text"""))
        .containsExactly(
            List.of(
                "jira/1/10012",
                "jira",
                "1",
                "10012",
                "ABC-12",
                "ABC",
                "12",
                "{OLD-3}",
                "ABC",
                "id of Story",
                "Story",
                "0",
                "About ABC-12",
                "it's \"so\"\n{a,b}",
                "id of To Do",
                "To Do",
                "NEW",
                "acc-1",
                "Ann Lee",
                "null",
                "Medium",
                "\"four\"",
                "one, two",
                "{three}",
                "0",
                "jira/1/900",
                "P-1",
                "https://acme.atlassian.net/browse/ABC-12",
                "1795176000",
                "1795176000.000",
                "null",
                "1",
                "32",
                "true"));
    assertThat(feed.rows("select folded, ref from issue_key order by 1"))
        .containsExactly(
            List.of("ABC-12", "jira/1/10012"),
            List.of("OLD-3", "jira/1/10012"),
            List.of("P-1", "jira/1/900"));
  }

  @Test
  void several_versions_of_an_item_in_one_batch_leave_the_newest() {
    feed.tell(
        SampleItem.of("A-1").version(1).summary("one"),
        SampleItem.of("A-1").version(3).summary("three"),
        SampleItem.of("A-1").version(2).summary("two"),
        SampleItem.of("A-2").version(1).summary("other"));
    assertThat(summaries())
        .containsExactly(List.of("A-1", "three", "3"), List.of("A-2", "other", "1"));
  }

  @Test
  void an_older_version_changes_nothing() {
    feed.tell(SampleItem.of("A-1").version(5).summary("new"));
    feed.tell(SampleItem.of("A-1").version(4).summary("old"));
    assertThat(summaries()).containsExactly(List.of("A-1", "new", "5"));
  }

  @Test
  void a_deleted_item_is_gone_and_only_a_later_version_brings_it_back() {
    WorkItemRef ref = WorkItemRef.jira("1", "77");
    feed.tell(SampleItem.of("A-1").ref(ref).version(5), SampleItem.of("A-2").version(1));
    feed.tell(new WorkItemDeleted(ref, "A-1", "It was not found.", 7, Instant.EPOCH));
    feed.tell(SampleItem.of("A-1").ref(ref).version(6).summary("old"));
    assertThat(summaries()).extracting(row -> row.get(0)).containsExactly("A-2");

    feed.tell(SampleItem.of("A-1").ref(ref).version(8).summary("back"));
    assertThat(summaries()).contains(List.of("A-1", "back", "8"));
  }

  @Test
  void an_equal_version_with_other_content_is_taken() {
    feed.tell(SampleItem.of("A-1").version(5).summary("read too early"));
    feed.tell(SampleItem.of("A-1").version(5).summary("read again"));
    assertThat(summaries()).containsExactly(List.of("A-1", "read again", "5"));
  }

  @Test
  void a_description_goes_with_the_version_stored() {
    feed.tell(SampleItem.of("A-1").version(5).description("new"));
    feed.tell(SampleItem.of("A-1").version(4).description("old"));
    assertThat(feed.rows("select description from work_item_text")).containsExactly(List.of("new"));
    feed.tell(SampleItem.of("A-1").version(6));
    assertThat(feed.rows("select description from work_item_text"))
        .containsExactly(List.of("null"));
  }

  @Test
  void telling_the_same_again_touches_no_row() {
    feed.tell(SampleItem.of("A-1").version(5));
    List<List<String>> row = feed.rows("select xmin::text, ctid::text from work_item");
    double stored = feed.counted("stored");
    double unchanged = feed.counted("unchanged");

    feed.tell(SampleItem.of("A-1").version(5));

    assertThat(feed.rows("select xmin::text, ctid::text from work_item")).isEqualTo(row);
    assertThat(feed.counted("stored")).isEqualTo(stored);
    assertThat(feed.counted("unchanged")).isEqualTo(unchanged + 1);
  }

  @Test
  void backfill_and_live_meet_in_one_row_and_the_newer_wins() {
    feed.tell(SampleItem.of("A-1").version(9).summary("live"));
    feed.tell(SampleItem.of("A-1").version(8).summary("backfill").backfill());
    feed.tell(SampleItem.of("A-2").version(8).summary("backfill").backfill());
    assertThat(summaries())
        .containsExactly(List.of("A-1", "live", "9"), List.of("A-2", "backfill", "8"));
  }

  @Test
  void a_moved_item_keeps_its_identity_and_is_known_by_all_its_keys() {
    SampleItem before = SampleItem.of("OLD-1").ref(WorkItemRef.jira("1", "77"));
    feed.tell(before);
    feed.tell(before.key("NEW-5").version(2));
    assertThat(summaries()).containsExactly(List.of("NEW-5", "About OLD-1", "2"));
    assertThat(feed.rows("select folded from issue_key order by 1"))
        .containsExactly(List.of("NEW-5"), List.of("OLD-1"));
  }

  @Test
  void a_big_batch_is_stored_whole() {
    feed.tell(
        IntStream.rangeClosed(1, 3000)
            .mapToObj(i -> SampleItem.of("BIG-" + i).ref(WorkItemRef.jira("1", "5" + i)))
            .toArray(SampleItem[]::new));
    assertThat(feed.rows("select count(*) from work_item")).containsExactly(List.of("3000"));
  }
}
