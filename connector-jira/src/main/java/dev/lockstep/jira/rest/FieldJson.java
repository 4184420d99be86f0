package dev.lockstep.jira.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A field as {@code GET /field} tells it. */
@RegisterForReflection
public record FieldJson(
    @Nullable String id, @Nullable String name, boolean custom, @Nullable Schema schema) {

  public record Schema(@Nullable String type, @Nullable String custom, @Nullable String items) {}
}
