package dev.lockstep.jira.jql;

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

  /** Documented: minutes in the zone of the account's profile. */
  static JqlTime minutes(ZoneId profile) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("'\"'yyyy/MM/dd HH:mm'\"'", Locale.ROOT).withZone(profile);
    return format::format;
  }
}
