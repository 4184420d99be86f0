package dev.lockstep.jira.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jira's words about what was wrong. */
@RegisterForReflection
public record ErrorJson(
    @Nullable List<String> errorMessages, @Nullable Map<String, String> errors) {

  /** Jira says nothing. */
  static final ErrorJson NOTHING = new ErrorJson(null, null);

  private static final int LONGEST = 400;

  /** As one sentence; empty when Jira says nothing. */
  public String sentence() {
    List<String> parts = new ArrayList<>();
    if (errorMessages != null) {
      parts.addAll(errorMessages);
    }
    if (errors != null) {
      errors.forEach((field, message) -> parts.add(field + ": " + message));
    }
    String all = String.join("; ", parts);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }
}
