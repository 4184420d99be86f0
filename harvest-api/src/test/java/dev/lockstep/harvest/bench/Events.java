package dev.lockstep.harvest.bench;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work items of the size and shape of real ones: in each hundred one product version, nine features
 * below it and ten stories below each of the features.
 */
final class Events {

  private static final Instant CREATED = Instant.parse("2026-01-01T08:00:00Z");
  private static final String[] WORDS =
      ("the service answers with an error when a customer opens report page after login and filter is"
              + " set to last week steps expected actual result log attached see also ticket"
              + " discussion with team about database timeout retry policy")
          .split(" ");

  private Events() {}

  static String key(int i) {
    return "BENCH-" + (i + 1);
  }

  /** The n-th event of an item's life. */
  static MessageCodec.Encoded event(int i, int version) {
    Random random = new Random(31L * i + version);
    int place = i % 100;
    int root = i - place;
    String type = place == 0 ? "Product Version" : place < 10 ? "Feature" : "Story";
    int above = place < 10 ? root : root + 1 + (place - 10) / 10;
    Instant updated = CREATED.plusSeconds(60L * version);
    Person assignee = new Person("5b10ac8d82e05b22cc7d4e" + i % 50, "Member " + i % 50);
    WorkItem item =
        new WorkItem(
            ref(i),
            key(i),
            Set.of(),
            "BENCH",
            new WorkItem.Type(type, type, place == 0 ? 2 : place < 10 ? 1 : 0),
            words(random, 9),
            words(random, 180),
            new Status(
                "3", version % 2 == 0 ? "In Review" : "In Progress", Status.Category.IN_PROGRESS),
            assignee,
            new Person("5b10ac8d82e05b22cc7d4ef5", "Reporter"),
            "Medium",
            Set.of("team-" + i % 20, "area-" + i % 7, "backend"),
            Set.of("component-" + i % 10),
            Set.of("2026." + i % 12),
            place == 0 ? null : new WorkItem.Parent(ref(above), key(above)),
            List.of(new WorkItem.Link("blocks", ref(i + 1), key(i + 1))),
            "Sprint 12",
            Map.of("Story Points", "5", "Team", "Team " + i % 20, "Customer", "ACME"),
            CREATED,
            updated,
            null,
            "https://acme.atlassian.net/browse/" + key(i));
    return MessageCodec.encode(
        Envelope.of(
            "/connector-jira",
            updated,
            Origin.BACKFILL,
            new WorkItemChanged(
                item, updated.toEpochMilli(), updated, assignee, changes(updated))));
  }

  private static List<WorkItemChanged.FieldChange> changes(Instant at) {
    return List.of(new WorkItemChanged.FieldChange("status", "To Do", "In Progress", at));
  }

  private static WorkItemRef ref(int i) {
    return WorkItemRef.jira("1", Integer.toString(100_000 + i));
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString().strip();
  }

  /** The value at this share of a sorted array. */
  static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  /** A header's text; for the producer. */
  static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
