package dev.lockstep.jira.rest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The time zones of profiles. */
final class Zones {

  private Zones() {}

  /** A zone; UTC where none is told, or one that this Java does not know. */
  static ZoneId of(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
