package dev.lockstep.harvest.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.SampleItem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static Projection of(SampleItem... samples) {
    return Projection.of(Arrays.stream(samples).<Envelope<?>>map(SampleItem::published).toList());
  }

  @Test
  void keeps_the_newest_of_each_item_whatever_the_order() {
    SampleItem first = SampleItem.of("A-1").version(1).summary("old");
    SampleItem second = SampleItem.of("A-1").version(2).summary("new");
    assertThat(of(first, second).items()).extracting(WorkItemRow::summary).containsExactly("new");
    assertThat(of(second, first).items()).extracting(WorkItemRow::summary).containsExactly("new");
    assertThat(of(second, first).told()).isEqualTo(2);
  }

  @Test
  void of_equal_versions_keeps_the_one_told_last() {
    assertThat(of(SampleItem.of("A-1").summary("x"), SampleItem.of("A-1").summary("y")).items())
        .extracting(WorkItemRow::summary)
        .containsExactly("y");
  }

  @Test
  void orders_rows_by_ref_so_that_writers_lock_in_the_same_order() {
    assertThat(
            of(
                    SampleItem.of("C-1").ref(WorkItemRef.jira("1", "30")),
                    SampleItem.of("B-1").ref(WorkItemRef.jira("2", "10")),
                    SampleItem.of("A-1").ref(WorkItemRef.jira("1", "20")))
                .items())
        .extracting(WorkItemRow::ref)
        .containsExactly("jira/1/20", "jira/1/30", "jira/2/10");
  }

  @Test
  void knows_every_key_an_item_had_within_the_batch_and_its_parents_key() {
    SampleItem parent = SampleItem.of("P-9").ref(WorkItemRef.jira("1", "9"));
    SampleItem moved = SampleItem.of("Old-1").ref(WorkItemRef.jira("1", "1")).below(parent);
    assertThat(of(moved, moved.key("NEW-7").aliases("OLDER-3").version(2)).keys())
        .containsExactly(
            new KnownKey("NEW-7", "jira/1/1"),
            new KnownKey("OLD-1", "jira/1/1"),
            new KnownKey("OLDER-3", "jira/1/1"),
            new KnownKey("P-9", "jira/1/9"));
  }

  @Test
  void leaves_out_what_a_text_column_cannot_hold() {
    assertThat(of(SampleItem.of("A-1").summary("a\0b").description("\0")).items())
        .extracting(WorkItemRow::summary, WorkItemRow::description)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ab", ""));
  }

  @Test
  void stores_nothing_of_other_messages() {
    WorkItemHinted hint =
        new WorkItemHinted(WorkItemRef.jira("1", "1"), "x", null, 1, Instant.EPOCH);
    assertThat(Projection.of(List.of(Envelope.of("/x", Instant.EPOCH, Origin.LIVE, hint))).items())
        .isEmpty();
  }
}
