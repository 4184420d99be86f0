package dev.lockstep.jira.datacenter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A field. */
@RegisterForReflection
record FieldJson(@Nullable String id, @Nullable Schema schema) {

  /** The kind of a field; {@code custom} names what made it. */
  record Schema(@Nullable String custom) {}

  boolean isOf(String kind) {
    return schema != null && kind.equals(schema.custom());
  }
}
