package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that issues of a site have. */
@FunctionalInterface
public interface Fields {

  /** All that the account sees, in no order. */
  Uni<List<Field>> all();

  /**
   * A field.
   *
   * @param id as settings name it: {@code customfield_10020}
   * @param name as people see it
   * @param custom whether somebody made it
   * @param type what it holds, absent for a few of Jira's own
   * @param readAs under which name Lockstep reads it, absent where it does not
   * @param sample a value that one of the newest issues has in it, as people would read it; absent
   *     where none of them has one
   */
  record Field(
      String id,
      String name,
      boolean custom,
      @Nullable Type type,
      @Nullable String readAs,
      @Nullable String sample) {}

  /**
   * What a field holds.
   *
   * @param type Jira's name of the kind of value
   * @param custom what made the field, for those that somebody made
   * @param items the kind of value in an array
   */
  record Type(String type, @Nullable String custom, @Nullable String items) {}
}
