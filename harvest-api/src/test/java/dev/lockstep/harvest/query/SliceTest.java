package dev.lockstep.harvest.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.harvest.projection.IssueKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SliceTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** Keys K-1 to K-n; counts what is asked of it. */
  private static final class Numbered implements Listing<String> {
    private final int count;
    private final List<String> asked = new ArrayList<>();

    Numbered(int count) {
      this.count = count;
    }

    @Override
    public Uni<Page<String>> page(@Nullable IssueKey after, int size) {
      int start = after == null ? 1 : (int) after.number() + 1;
      asked.add(start + "+" + size);
      List<String> keys =
          IntStream.rangeClosed(start, Math.min(count, start + size - 1))
              .mapToObj(i -> "K-" + i)
              .toList();
      return Uni.createFrom()
          .item(new Page<>(keys, keys.isEmpty() ? null : keys.get(keys.size() - 1), NOW));
    }

    @Override
    public Uni<Long> count() {
      asked.add("count");
      return Uni.createFrom().item((long) count);
    }
  }

  private static List<Slice<String>> read(
      Numbered listing, @Nullable String after, @Nullable Integer limit) {
    return Slice.read(listing, after == null ? null : IssueKey.of(after), limit, 3)
        .collect()
        .asList()
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static List<String> keys(List<Slice<String>> slices) {
    return slices.stream().flatMap(slice -> slice.items().stream()).toList();
  }

  @Test
  void reads_all_in_pages_and_counts_while_reading() {
    Numbered listing = new Numbered(7);
    List<Slice<String>> slices = read(listing, null, null);
    assertThat(slices).extracting(Slice::first).containsExactly(true, false, false);
    assertThat(slices).extracting(Slice::end).containsExactly(null, null, new Slice.End(7, NOW));
    assertThat(keys(slices)).hasSize(7).startsWith("K-1").endsWith("K-7");
    assertThat(listing.asked).containsExactly("1+3", "4+3", "7+3");
  }

  @Test
  void a_full_last_page_is_followed_by_an_empty_one() {
    List<Slice<String>> slices = read(new Numbered(6), null, null);
    assertThat(slices).hasSize(3);
    assertThat(slices.get(2)).isEqualTo(new Slice<>(false, List.of(), new Slice.End(6, NOW)));
  }

  @Test
  void an_empty_list_is_one_slice() {
    assertThat(read(new Numbered(0), null, null))
        .containsExactly(new Slice<>(true, List.of(), new Slice.End(0, NOW)));
  }

  @Test
  void a_limit_shows_a_part_and_the_whole_is_counted() {
    Numbered listing = new Numbered(7);
    List<Slice<String>> slices = read(listing, "K-1", 4);
    assertThat(keys(slices)).containsExactly("K-2", "K-3", "K-4", "K-5");
    assertThat(slices.get(1).end()).isEqualTo(new Slice.End(7, NOW));
    assertThat(listing.asked).containsExactly("2+3", "5+1", "count");
  }

  @Test
  void a_limit_above_the_size_needs_no_count() {
    Numbered listing = new Numbered(2);
    assertThat(read(listing, null, 3).get(0).end()).isEqualTo(new Slice.End(2, NOW));
    assertThat(listing.asked).containsExactly("1+3");
  }

  @Test
  void each_reader_starts_anew() {
    Numbered listing = new Numbered(2);
    assertThat(keys(read(listing, null, null))).isEqualTo(keys(read(listing, null, null)));
  }
}
