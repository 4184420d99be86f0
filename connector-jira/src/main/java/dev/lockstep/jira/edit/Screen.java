package dev.lockstep.jira.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be written somewhere.
 *
 * @param name of the screen, for people
 * @param fields by id
 */
public record Screen(String name, Map<String, FieldMeta> fields) {

  public Screen {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** What an edit can write. */
  public static Screen edit(Map<String, FieldMeta> fields) {
    return new Screen("edit", fields);
  }

  /** What a new item can be given. */
  public static Screen create(Map<String, FieldMeta> fields) {
    return new Screen("create", fields);
  }

  @Nullable FieldMeta field(String id) {
    return fields.get(id);
  }

  /** The same, where values are not added one by one: nothing is there yet. */
  Screen onlySet() {
    Map<String, FieldMeta> settable = new LinkedHashMap<>();
    fields.forEach((id, field) -> settable.put(id, field.onlySet()));
    return new Screen(name, settable);
  }
}
