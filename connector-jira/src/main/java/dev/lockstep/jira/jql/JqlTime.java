package dev.lockstep.jira.jql;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a site reads times in queries. */
@FunctionalInterface
public interface JqlTime {

  /** Not documented, but read by most sites: in no time zone, and cut to no minute. */
  JqlTime EPOCH_MILLIS = time -> Long.toString(time.toEpochMilli());

  /** A time as it is written in a query: that time, or less than a minute before it. */
  String literal(Instant time);

  /** Documented: so many minutes before now, which is read in no time zone. */
  static JqlTime before(Instant now) {
    return time -> ago(Duration.between(time, now));
  }

  /** So long ago, in whole minutes and up to one more; a time to come is the last minute. */
  static String ago(Duration age) {
    return "\"-" + (Math.max(0, age.toMinutes()) + 1) + "m\"";
  }

  /** Documented: minutes in the zone of the account's profile. */
  static JqlTime minutes(ZoneId profile) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("'\"'yyyy/MM/dd HH:mm'\"'", Locale.ROOT).withZone(profile);
    return format::format;
  }
}
