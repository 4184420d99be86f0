package dev.lockstep.harvest.query;

import dev.lockstep.harvest.projection.IssueKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer that is sent while the rest is still to be read.
 *
 * @param first whether the answer begins with it
 * @param items what it holds, possibly nothing
 * @param end what is known at the end; absent before
 */
public record Slice<T>(boolean first, List<T> items, @Nullable End end) {

  /**
   * The end of an answer.
   *
   * @param total items of the whole list, also when only a part of it was asked for
   * @param harvestedAt when something was last stored; absent if never
   */
  public record End(long total, @Nullable Instant harvestedAt) {}

  /**
   * Reads a list, a page at a time as the reader keeps up.
   *
   * @param after the items after this key; absent = from the start
   * @param limit at most this many, save items that share a key; absent = all
   * @param pageSize how many are read at a time
   */
  public static <T> Multi<Slice<T>> read(
      Listing<T> listing, @Nullable IssueKey after, @Nullable Integer limit, int pageSize) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new Reading<>(listing, after, limit, pageSize), Reading::next)
        .whilst(slice -> slice.end() == null);
  }

  private static final class Reading<T> {
    private final Listing<T> listing;
    private final @Nullable Integer limit;
    private final int pageSize;
    private final boolean fromStart;
    private @Nullable IssueKey after;
    private long read;
    private boolean begun;

    Reading(Listing<T> listing, @Nullable IssueKey after, @Nullable Integer limit, int pageSize) {
      this.listing = listing;
      this.after = after;
      this.limit = limit;
      this.pageSize = pageSize;
      this.fromStart = after == null;
    }

    Uni<Slice<T>> next() {
      int size = limit == null ? pageSize : (int) Math.min(pageSize, limit - read);
      return listing.page(after, size).chain(page -> slice(page, size));
    }

    private Uni<Slice<T>> slice(Page<T> page, int asked) {
      boolean first = !begun;
      begun = true;
      read += page.items().size();
      after = page.last() == null ? after : IssueKey.of(page.last());
      boolean exhausted = page.items().size() < asked;
      if (!exhausted && (limit == null || read < limit)) {
        return Uni.createFrom().item(new Slice<>(first, page.items(), null));
      }
      Uni<Long> total = exhausted && fromStart ? Uni.createFrom().item(read) : listing.count();
      return total.map(n -> new Slice<>(first, page.items(), new End(n, page.harvestedAt())));
    }
  }
}
