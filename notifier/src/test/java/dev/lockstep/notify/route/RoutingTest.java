package dev.lockstep.notify.route;

import static dev.lockstep.notify.Samples.item;
import static dev.lockstep.testing.SampleItem.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.route.Verdict.Reason;
import dev.lockstep.notify.route.Verdict.Silence;
import dev.lockstep.notify.route.Verdict.Tell;
import dev.lockstep.testing.SampleItem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {

  private static final Recipient SLACK = new Recipient(Transport.SLACK, "C1");
  private static final Recipient DISCORD = new Recipient(Transport.DISCORD, "11");
  private static final Audience BOTH = new Audience(List.of(SLACK, DISCORD));

  static Stream<Arguments> told() {
    return Stream.of(
        row(
            "the status differs from the one seen before",
            item("1").in("To Do"),
            item("1").version(2).in("In Review"),
            "To Do",
            "In Review"),
        row(
            "moves that were missed are one change from the status seen before",
            item("1").in("To Do"),
            item("1").version(5).moved("In Progress", "In Review"),
            "To Do",
            "In Review"),
        row(
            "an item never seen before says itself where it comes from",
            null,
            item("1").moved("To Do", "In Progress"),
            "To Do",
            "In Progress"),
        row(
            "of several moves of an item never seen, the first from and the last to count",
            null,
            item("1").moved("To Do", "In Progress", "In Review"),
            "To Do",
            "In Review"),
        row(
            "the status seen in backfill differs",
            item("1").in("To Do").backfill(),
            item("1").version(2).in("Done"),
            "To Do",
            "Done"),
        row(
            "backfill overtook the event, so nobody was told yet",
            item("1").version(9).in("Done").backfill(),
            item("1").version(8).moved("To Do", "In Review"),
            "To Do",
            "In Review"),
        row(
            "backfill of the very same version overtook the event",
            item("1").version(8).in("In Review").backfill(),
            item("1").version(8).moved("To Do", "In Review"),
            "To Do",
            "In Review"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void told(String why, @Nullable SampleItem stored, SampleItem event, String from, String to) {
    Verdict verdict = Routing.decide(snapshot(stored), event.published(), BOTH, NOON);

    assertThat(verdict).isInstanceOf(Tell.class);
    Tell tell = (Tell) verdict;
    assertThat(tell.recipients()).containsExactly(SLACK, DISCORD);
    assertThat(tell.change().from()).isEqualTo(from);
    assertThat(tell.change().to()).isEqualTo(to);
    assertThat(tell.change().cause()).isEqualTo(event.published().id());
  }

  static Stream<Arguments> silent() {
    return Stream.of(
        row(
            "backfill",
            item("1").in("To Do"),
            item("1").version(2).in("Done").backfill(),
            Reason.BACKFILL),
        row("backfill of a new item", null, item("1").moved("A", "B").backfill(), Reason.BACKFILL),
        row(
            "the status is the same",
            item("1"),
            item("1").version(2).summary("other"),
            Reason.SAME_STATUS),
        row("the item is new and did not move", null, item("1"), Reason.SAME_STATUS),
        row(
            "the item is new and something else changed",
            null,
            item("1").changed("summary"),
            Reason.SAME_STATUS),
        row(
            "the item is new and came back to where it was",
            null,
            item("1").moved("A", "B", "A"),
            Reason.SAME_STATUS),
        row(
            "an older event",
            item("1").version(3),
            item("1").version(2).moved("A", "B"),
            Reason.STALE),
        row("the same event", item("1").moved("A", "B"), item("1").moved("A", "B"), Reason.STALE),
        row(
            "backfill overtook an event without a move",
            item("1").version(9).in("Done").backfill(),
            item("1").version(8).changed("summary"),
            Reason.SAME_STATUS),
        row(
            "a topic read from its beginning",
            item("1"),
            item("1").version(2).in("Done").at(NOON.minus(Duration.ofDays(8))),
            Reason.TOO_OLD));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void silent(String why, @Nullable SampleItem stored, SampleItem event, Reason reason) {
    assertThat(Routing.decide(snapshot(stored), event.published(), BOTH, NOON))
        .isEqualTo(new Silence(reason));
  }

  @Test
  void nobodyIsToldWhereNobodyListens() {
    assertThat(
            Routing.decide(
                null, item("1").moved("A", "B").published(), new Audience(List.of()), NOON))
        .isEqualTo(new Silence(Reason.NOBODY_LISTENS));
  }

  @Test
  void anOutageOfDaysIsStillTold() {
    SampleItem late = item("1").moved("A", "B").at(NOON.minus(Duration.ofDays(6)));
    assertThat(Routing.decide(null, late.published(), BOTH, NOON)).isInstanceOf(Tell.class);
  }

  @Test
  void theActorIsToldWhereTheUpstreamSays() {
    Tell tell =
        (Tell) Routing.decide(null, item("1").moved("A", "B").by("Ann").published(), BOTH, NOON);
    assertThat(tell.change().actor()).isEqualTo("Ann");
  }

  private static @Nullable Snapshot snapshot(@Nullable SampleItem stored) {
    return stored == null ? null : Snapshot.of(stored.published());
  }

  private static Arguments row(Object... values) {
    return Arguments.of(values);
  }
}
