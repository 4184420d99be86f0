package dev.lockstep.jira.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryPagesTest {

  private static final WorkItemRef ITEM = WorkItemRef.jira("1", "10001");

  @Test
  void no_entries_are_no_page() {
    assertThat(HistoryPages.of(ITEM, "ABC-1", List.of())).isEmpty();
  }

  @Test
  void entries_are_told_oldest_first_a_thousand_to_a_page() {
    List<Entry> newestFirst =
        IntStream.iterate(2_500, i -> i > 0, i -> i - 1).mapToObj(i -> entry(i, "x")).toList();

    List<HistoryPage> pages = HistoryPages.of(ITEM, "ABC-1", newestFirst);

    assertThat(pages.stream().flatMap(page -> page.entries().stream()).map(Entry::id))
        .hasSize(2_500)
        .startsWith("1", "2")
        .endsWith("2500");
    assertThat(pages).allMatch(page -> page.entries().size() <= HistoryPages.MOST);
    assertThat(pages.get(0).version())
        .isEqualTo(
            pages.get(0).entries().get(pages.get(0).entries().size() - 1).at().toEpochMilli());
  }

  @Test
  void of_entries_of_one_moment_the_smaller_number_comes_first() {
    List<Entry> sameMoment =
        List.of(at(Instant.EPOCH, "100"), at(Instant.EPOCH, "9"), at(Instant.EPOCH, "99"));

    assertThat(HistoryPages.of(ITEM, "ABC-1", sameMoment).get(0).entries())
        .extracting(Entry::id)
        .containsExactly("9", "99", "100");
  }

  private static Entry at(Instant time, String id) {
    return new Entry(id, time, null, List.of(new Change("status", null, "a", null, "b")));
  }

  @Test
  void a_page_is_never_larger_than_a_message_may_be() {
    String longest = "\u0001".repeat(HistoryPages.LONGEST_VALUE); // six bytes each in JSON
    Entry huge =
        new Entry(
            "1",
            Instant.EPOCH,
            null,
            IntStream.range(0, 30)
                .mapToObj(i -> new Change("f" + i, null, "y".repeat(900_000), null, longest))
                .toList());

    for (HistoryPage page :
        HistoryPages.of(
            ITEM,
            "ABC-1",
            List.of(huge, entry(2, longest), entry(3, longest), entry(4, longest)))) {
      assertThat(
              MessageCodec.encode(Envelope.of("/test", Instant.EPOCH, Origin.LIVE, page)).value())
          .hasSizeLessThan(MessageCodec.MAX_BYTES);
    }
  }

  @Test
  void what_people_can_write_is_not_cut() {
    String text = "z".repeat(HistoryPages.LONGEST_VALUE);

    assertThat(HistoryPages.of(ITEM, "ABC-1", List.of(entry(1, text))).get(0).entries().get(0))
        .isEqualTo(entry(1, text));
  }

  private static Entry entry(int id, String to) {
    return new Entry(
        Integer.toString(id),
        Instant.ofEpochSecond(id),
        null,
        List.of(new Change("summary", null, "a", null, to)));
  }
}
