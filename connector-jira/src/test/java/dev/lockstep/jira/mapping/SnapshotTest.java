package dev.lockstep.jira.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import dev.lockstep.testing.SampleItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final Instant BORN = Instant.parse("2026-01-05T10:00:00Z");
  private static final Person ADA = new Person("ada", "Ada");
  private static final Person BOB = new Person("bob", "Bob");

  @Test
  void tells_what_is_newer_than_the_version_published_before_oldest_first() {
    Snapshot snapshot =
        snapshot(
            Duration.ofDays(9),
            List.of(
                status(Duration.ofDays(9), BOB, "In Progress", "In Review"),
                status(Duration.ofDays(8), ADA, "To Do", "In Progress"),
                status(Duration.ofDays(7), ADA, "Done", "To Do")));

    WorkItemChanged event = snapshot.event(version(Duration.ofDays(7)));

    assertThat(event.changes())
        .containsExactly(
            new FieldChange("status", "To Do", "In Progress", BORN.plus(Duration.ofDays(8))),
            new FieldChange("status", "In Progress", "In Review", BORN.plus(Duration.ofDays(9))));
    assertThat(event.actor()).isEqualTo(BOB);
    assertThat(event.version()).isEqualTo(BORN.plus(Duration.ofDays(9)).toEpochMilli());
  }

  @Test
  void a_young_item_is_told_from_its_birth() {
    Snapshot born = snapshot(Duration.ZERO, List.of());
    Snapshot moved =
        snapshot(
            Duration.ofMinutes(5),
            List.of(status(Duration.ofMinutes(5), BOB, "To Do", "In Progress")));

    assertThat(born.event(OptionalLong.empty()).changes()).isEmpty();
    assertThat(born.event(OptionalLong.empty()).actor()).isEqualTo(ADA);
    assertThat(moved.event(OptionalLong.empty()).changes()).hasSize(1);
  }

  @Test
  void an_old_item_that_came_into_view_tells_no_past() {
    Snapshot snapshot =
        snapshot(
            Duration.ofDays(9), List.of(status(Duration.ofDays(9), BOB, "To Do", "In Progress")));

    assertThat(snapshot.event(OptionalLong.empty()).changes()).isEmpty();
    assertThat(snapshot.event(OptionalLong.empty()).actor()).isNull();
  }

  @Test
  void the_fingerprint_is_of_the_content_and_not_of_the_way_to_it() {
    List<Entry> history = List.of(status(Duration.ofMinutes(5), BOB, "To Do", "In Progress"));

    assertThat(snapshot(Duration.ofMinutes(5), history).fingerprint())
        .isEqualTo(snapshot(Duration.ofMinutes(5), List.of()).fingerprint())
        .isNotEqualTo(snapshot(Duration.ofMinutes(6), history).fingerprint());
  }

  @Test
  void long_values_are_cut_in_changes() {
    Entry history =
        new Entry(
            "1",
            BORN.plusSeconds(1),
            ADA,
            List.of(new Change("description", null, null, null, "x".repeat(50_000))));

    FieldChange change =
        snapshot(Duration.ofSeconds(1), List.of(history))
            .event(version(Duration.ZERO))
            .changes()
            .get(0);

    assertThat(change.from()).isNull();
    assertThat(change.to()).hasSize(Snapshot.LONGEST_VALUE).endsWith("x…");
  }

  private static OptionalLong version(Duration age) {
    return OptionalLong.of(BORN.plus(age).toEpochMilli());
  }

  private static Entry status(Duration age, Person author, String from, String to) {
    return new Entry(
        "1", BORN.plus(age), author, List.of(new Change("status", null, from, null, to)));
  }

  private static Snapshot snapshot(Duration age, List<Entry> histories) {
    return new Snapshot(item(BORN, BORN.plus(age)), ADA, histories);
  }

  private static WorkItem item(Instant created, Instant updated) {
    return SampleItem.of("ABC-1").in("In Progress").created(created).at(updated).item();
  }
}
