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
 * @param value the stored value, made from the array's element, which goes by the column's name
 * @param array the parameter
 */
record Column(
    String name, String arrayType, String value, Function<List<WorkItemRow>, Object> array) {

  /** Joins the elements of lists: arrays of arrays cannot be unnested by one level. */
  private static final String SEPARATOR = "\u001f";

  static Column text(String name, Function<WorkItemRow, @Nullable String> of) {
    return new Column(name, "text[]", name, rows -> array(rows, of, new String[rows.size()]));
  }

  static Column texts(String name, Function<WorkItemRow, List<String>> of) {
    return new Column(
        name,
        "text[]",
        "string_to_array(" + name + ", chr(31))",
        rows -> array(rows, row -> String.join(SEPARATOR, of.apply(row)), new String[rows.size()]));
  }

  static Column number(String name, ToLongFunction<WorkItemRow> of) {
    return new Column(
        name, "bigint[]", name, rows -> array(rows, of::applyAsLong, new Long[rows.size()]));
  }

  static Column time(String name, Function<WorkItemRow, @Nullable Instant> of) {
    return new Column(
        name,
        "timestamptz[]",
        name,
        rows -> array(rows, row -> utc(of.apply(row)), new OffsetDateTime[rows.size()]));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static <R, T extends @Nullable Object> T[] array(
      List<R> rows, Function<R, T> of, T[] array) {
    for (int i = 0; i < array.length; i++) {
      array[i] = of.apply(rows.get(i));
    }
    return array;
  }
}
