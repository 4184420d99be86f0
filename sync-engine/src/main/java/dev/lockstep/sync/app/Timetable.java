package dev.lockstep.sync.app;

import dev.lockstep.settings.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When all open items are compared with the rules. */
@ApplicationScoped
class Timetable {

  private final Clock clock;
  private final Intervals intervals;

  Timetable(Clock clock, Intervals intervals) {
    this.clock = clock;
    this.intervals = intervals;
  }

  /** The time. */
  Instant now() {
    return clock.instant();
  }

  /** The day it is in the time zone of the settings. */
  LocalDate today() {
    return LocalDate.ofInstant(now(), intervals.zone());
  }

  /** The first time after that moment. */
  Instant nextAfter(Instant moment) {
    if (intervals.reconcileAt().isEmpty()) {
      return moment.plus(intervals.reconcile());
    }
    ZonedDateTime there = moment.atZone(intervals.zone());
    for (LocalDate day = there.toLocalDate(); ; day = day.plusDays(1)) {
      for (LocalTime time : intervals.reconcileAt().stream().sorted().toList()) {
        Instant at = day.atTime(time).atZone(intervals.zone()).toInstant();
        if (at.isAfter(moment)) {
          return at;
        }
      }
    }
  }
}
