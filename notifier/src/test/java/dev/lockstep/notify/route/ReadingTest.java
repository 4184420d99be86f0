package dev.lockstep.notify.route;

import static dev.lockstep.notify.Samples.item;
import static dev.lockstep.testing.SampleItem.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testing.SampleItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private static final Audience AUDIENCE =
      new Audience(List.of(new Recipient(Transport.SLACK, "C1")));

  @Test
  void eachMoveOfABatchIsToldInOrder() {
    Reading reading =
        read(
            item("1").in("To Do"),
            item("2").in("To Do"),
            item("1").version(2).in("In Progress"),
            item("2").version(2).in("Done"),
            item("1").version(3).in("In Review"));

    assertThat(reading.tells())
        .extracting(
            tell -> tell.change().key() + " " + tell.change().from() + " > " + tell.change().to())
        .containsExactly(
            "SHOP-1 To Do > In Progress", "SHOP-2 To Do > Done", "SHOP-1 In Progress > In Review");
  }

  @Test
  void oneSnapshotOfEachItemIsKeptInTheOrderOfTheItems() {
    Reading reading =
        read(item("2"), item("1"), item("2").version(2).in("Done"), item("1").version(0).in("Old"));

    assertThat(reading.snapshots())
        .extracting(snapshot -> snapshot.key() + " " + snapshot.version() + " " + snapshot.status())
        .containsExactly("SHOP-1 1 To Do", "SHOP-2 2 Done");
  }

  @Test
  void backfillSeedsAndTheNextMoveIsTold() {
    Reading reading = read(item("1").in("To Do").backfill(), item("1").version(2).in("Done"));

    assertThat(reading.tells()).hasSize(1);
    assertThat(reading.snapshots()).extracting(Snapshot::seeded).containsExactly(false);
  }

  private static Reading read(SampleItem... samples) {
    return Reading.of(
        Map.of(), Arrays.stream(samples).map(SampleItem::published).toList(), AUDIENCE, NOON);
  }
}
