package dev.lockstep.harvest.store;

import dev.lockstep.harvest.projection.WorkItemRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code work_item} as a batch writes it: one array parameter holds the values of all
 * rows.
 *
 * @param name its name
 * @param arrayType type of the parameter
 * @param value the stored value, made from the array's element, which has the column's name
 * @param array the parameter
 */
record Column(
    String name, String arrayType, String value, Function<List<WorkItemRow>, Object> array) {

  /** Joins the elements of lists: arrays of arrays cannot be unnested by one level. */
  private static final String SEPARATOR = "\u001f";

  static Column text(String name, Function<WorkItemRow, @Nullable String> of) {
    return new Column(
        name, "text[]", "i." + name, rows -> rows.stream().map(of).toArray(String[]::new));
  }

  static Column texts(String name, Function<WorkItemRow, List<String>> of) {
    return new Column(
        name,
        "text[]",
        "string_to_array(i." + name + ", chr(31))",
        rows ->
            rows.stream().map(row -> String.join(SEPARATOR, of.apply(row))).toArray(String[]::new));
  }

  static Column number(String name, ToLongFunction<WorkItemRow> of) {
    return new Column(
        name,
        "bigint[]",
        "i." + name,
        rows -> rows.stream().map(of::applyAsLong).toArray(Long[]::new));
  }

  static Column time(String name, Function<WorkItemRow, @Nullable Instant> of) {
    return new Column(
        name,
        "timestamptz[]",
        "i." + name,
        rows -> rows.stream().map(of).map(Column::utc).toArray(OffsetDateTime[]::new));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
