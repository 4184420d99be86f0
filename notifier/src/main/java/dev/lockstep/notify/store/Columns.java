package dev.lockstep.notify.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records to the columns that {@code unnest} takes. */
final class Columns {

  private Columns() {}

  static <T> @Nullable String[] of(Collection<T> records, Function<T, @Nullable String> column) {
    return records.stream().map(column).map(Columns::storable).toArray(String[]::new);
  }

  static <T> OffsetDateTime[] times(Collection<T> records, Function<T, Instant> column) {
    return records.stream().map(column).map(Columns::time).toArray(OffsetDateTime[]::new);
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** PostgreSQL stores any character but this one. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }
}
