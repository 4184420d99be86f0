package dev.lockstep.sandbox.jira;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in JQL: epoch milliseconds, dates of minute precision in the profile's zone, "-17m". */
final class JqlTime {
  private static final Pattern RELATIVE = Pattern.compile("([+-]?)(\\d{1,9})([mhdw])");
  private static final Pattern EPOCH = Pattern.compile("-?\\d{5,15}");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private JqlTime() {}

  static long millis(Jql.Value value, String field, JiraSite site) {
    String text = value.text();
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      long minutes =
          Long.parseLong(relative.group(2))
              * switch (relative.group(3)) {
                case "m" -> 1;
                case "h" -> 60;
                case "d" -> 24 * 60;
                default -> 7 * 24 * 60;
              };
      long sign = "-".equals(relative.group(1)) ? -1 : 1;
      return site.clock().millis() + sign * minutes * 60_000;
    }
    if (!value.quoted() && site.settings().jqlEpochMillis() && EPOCH.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    String dashed = text.replace('/', '-');
    try {
      LocalDateTime local =
          dashed.length() <= 10
              ? LocalDate.parse(dashed).atStartOfDay()
              : LocalDateTime.parse(dashed, MINUTE);
      return local.atZone(site.zone()).toInstant().toEpochMilli();
    } catch (DateTimeParseException malformed) {
      throw new Jql.Invalid(
          "Date value '"
              + text
              + "' for field '"
              + field
              + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm',"
              + " 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
    }
  }
}
