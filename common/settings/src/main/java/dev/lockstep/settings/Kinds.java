package dev.lockstep.settings;

import dev.lockstep.settings.JiraInstance.Deployment;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of value the table of settings uses. */
final class Kinds {
  private static final Pattern AMOUNT_AND_UNIT =
      Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

  private static final Pattern TYPE =
      Pattern.compile("(\\d{1,19})\\s+([^:;]+?)(?::\\s*(\\d{1,19}(?:\\s+\\d{1,19})*))?");

  private static final String REPOSITORY = "!?([\\w.-]+/)?[\\w.*-]+";
  private static final String PROJECT_NAME = "[^/\\\\:*?\"<>|;#$,!]+";

  static final Kind<URI> URL =
      new Kind<>(
          "an http:// or https:// URL without query, such as https://example.com", Kinds::url);
  static final Kind<Duration> DURATION =
      new Kind<>("a duration above zero such as 60s, 1m, 2h or PT1M", Kinds::duration);
  static final Kind<Integer> DAYS =
      new Kind<>("a number of days from 0d to 365d, such as 2d", Kinds::days);
  static final Kind<Integer> PORT = new Kind<>("a port from 1 to 65535", Kinds::port);
  static final Kind<Double> PACE =
      new Kind<>("a number above 0 and up to 1000, such as 10 or 0.5", Kinds::pace);
  static final Kind<String> HOST =
      matching("a host name or IP address", "[A-Za-z0-9._:\\[\\]-]{1,253}");
  static final Kind<String> USER =
      matching("an e-mail address (or user name) without blanks and ':'", "[^\\s:]+");
  static final Kind<String> NAME = matching("a name without blanks", "\\S+");
  static final Kind<String> WORKSPACE =
      matching(
          "the slug of a workspace as in bitbucket.org/<slug>: letters, digits, '_', '.', '-'",
          "[A-Za-z0-9_.-]+");
  static final Kind<String> SLACK_CHANNEL =
      matching("the id of a channel such as C0123456789", "#?[A-Za-z0-9_-]+");
  static final Kind<String> SNOWFLAKE =
      matching("an id of Discord: up to 20 digits", "[0-9]{1,20}");
  static final Kind<String> PUBLIC_KEY = matching("64 hex digits", "[0-9A-Fa-f]{64}");
  static final Kind<String> SERVERS =
      matching(
          "host:port, several with commas, such as localhost:9092",
          "[A-Za-z0-9._-]+:\\d{1,5}(\\s*,\\s*[A-Za-z0-9._-]+:\\d{1,5})*");
  static final Kind<String> LOG_FORMAT = matching("text or json", "text|json");
  static final Kind<Path> FOLDER = new Kind<>("a path", Kinds::path);
  static final Kind<Secret> SECRET =
      new Kind<>("a secret without blanks", text -> text.matches("\\S+") ? new Secret(text) : null);
  static final Kind<Secret> PASSWORD = new Kind<>("a password", Secret::new);
  static final Kind<List<Secret>> SECRETS =
      new Kind<>(
          "one secret, or two with a comma during a rotation, without blanks",
          text -> {
            List<Secret> secrets = list(text, SECRET.parser());
            return secrets == null || secrets.size() > 2 ? null : secrets;
          });
  static final Kind<List<String>> PROJECT_KEYS =
      new Kind<>(
          "keys of projects such as ABC or ABC,XYZ (not of an issue such as ABC-123)",
          text ->
              list(
                  text,
                  key ->
                      key.matches("[A-Za-z][A-Za-z0-9_]{1,254}")
                          ? key.toUpperCase(Locale.ROOT)
                          : null));
  static final Kind<List<String>> REPOSITORIES =
      new Kind<>(
          "names of repositories such as web-app,api, with * for any part of a name and ! before one"
              + " to leave out, such as shop-*,!shop-old (without https://)",
          text -> list(text, name -> name.matches(REPOSITORY) ? name : null));
  static final Kind<List<String>> PROJECT_REPOSITORIES =
      new Kind<>(
          "names of repositories such as web or Shop:web, with * for any part of a name and ! before"
              + " one to leave out, such as Shop:*,!*-old",
          text -> list(text, name -> name.matches("!?[^/\\\\?\"<>|;#$,!]+") ? name : null));
  static final Kind<List<String>> OWNERS =
      new Kind<>(
          "organisations or users such as acme,octocat",
          text ->
              list(
                  text,
                  owner ->
                      owner.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,38}")
                          ? owner.toLowerCase(Locale.ROOT)
                          : null));
  static final Kind<List<String>> PROJECT_NAMES =
      new Kind<>(
          "names of projects such as Shop,Back Office",
          text -> list(text, name -> name.matches(PROJECT_NAME) ? name : null));
  static final Kind<String> ORGANIZATION =
      matching(
          "the name of an organisation as in dev.azure.com/<name>", "[A-Za-z0-9][A-Za-z0-9._-]*");
  static final Kind<Map<String, List<String>>> TEAMS =
      new Kind<>("projects and teams such as Shop:Web Team,Shop:API Team", Kinds::teams);
  static final Kind<String> REFERENCE_NAME =
      matching("the reference name of a field such as Custom.Customer", "[A-Za-z][\\w.]*");
  static final Kind<Secret> PRIVATE_KEY =
      new Kind<>(
          "a private key in PEM form, its line breaks as they are or written as \\n",
          Kinds::privateKey);
  static final Kind<Boolean> FLAG = new Kind<>("yes or no", Kinds::flag);
  static final Kind<LocalDate> DATE = new Kind<>("a date such as 2027-03-01", Kinds::date);
  static final Kind<List<LocalTime>> TIMES =
      new Kind<>(
          "times of the day such as 09:00 or 15:45,16:30", text -> list(text, Kinds::timeOfDay));
  static final Kind<ZoneId> ZONE =
      new Kind<>("a time zone such as UTC or Asia/Kolkata", Kinds::zone);
  static final Kind<Map<String, String>> PEOPLE =
      new Kind<>(
          "people as name=account, such as ana-silva=ana@example.com,9919=557058:f58131cb",
          text -> pairs(text, "[^=,]+", "[^\\s=,]+"));
  static final Kind<Deployment> DEPLOYMENT =
      new Kind<>(
          "cloud or datacenter",
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "cloud" -> Deployment.CLOUD;
                case "datacenter" -> Deployment.DATACENTER;
                default -> null;
              });
  static final Kind<String> FIELD_ID =
      matching("the id of a field such as customfield_10020", "[A-Za-z][A-Za-z0-9_]*");
  static final Kind<String> TEXT = new Kind<>("a text", text -> text);
  static final Kind<Map<String, String>> FIELD_NAMES =
      new Kind<>(
          "names and ids of fields such as customer=customfield_10050,region=customfield_10061",
          text -> pairs(text, "[a-z][a-z0-9-]*", "[A-Za-z][A-Za-z0-9_]*"));
  static final Kind<Map<String, String>> FIELD_VALUES =
      new Kind<>(
          "ids of fields and their values such as resolution=Done,customfield_10100=None",
          text -> pairs(text, "[A-Za-z][A-Za-z0-9_]*", "[^=,]+"));
  static final Kind<List<HierarchyType>> HIERARCHY =
      new Kind<>(
          "types as id, name and the ids of the types below, such as 10000 Feature: 10101 10104;"
              + " 10101 Story; 10104 Task",
          Kinds::hierarchy);
  static final Kind<PostgresUrl> POSTGRES_URL =
      new Kind<>("postgresql://user:password@host:port/database", PostgresUrl::parse);

  private Kinds() {}

  private static Kind<String> matching(String expectation, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new Kind<>(expectation, text -> pattern.matcher(text).matches() ? text : null);
  }

  private static <T> @Nullable List<T> list(String text, Function<String, @Nullable T> parser) {
    List<T> values = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      T value = parser.apply(part.strip());
      if (value == null) {
        return null;
      }
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  private static @Nullable Map<String, List<String>> teams(String text) {
    Map<String, List<String>> teams = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] both = part.strip().split(":", -1);
      if (both.length != 2 || !both[0].strip().matches(PROJECT_NAME) || both[1].isBlank()) {
        return null;
      }
      teams.computeIfAbsent(both[0].strip(), none -> new ArrayList<>()).add(both[1].strip());
    }
    return teams;
  }

  private static @Nullable Secret privateKey(String text) {
    String pem = text.replace("\\n", "\n").strip();
    return pem.matches("(?s)-----BEGIN (RSA )?PRIVATE KEY-----.+-----END (RSA )?PRIVATE KEY-----")
        ? new Secret(pem)
        : null;
  }

  private static @Nullable Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> null;
    };
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  private static @Nullable LocalTime timeOfDay(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException notTime) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private static @Nullable Map<String, String> pairs(String text, String name, String value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] both = part.split("=", 2);
      if (both.length != 2
          || !both[0].strip().matches(name)
          || !both[1].strip().matches(value)
          || pairs.put(both[0].strip(), both[1].strip()) != null) {
        return null;
      }
    }
    return pairs;
  }

  private static @Nullable List<HierarchyType> hierarchy(String text) {
    Map<String, HierarchyType> types = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      Matcher type = TYPE.matcher(part.strip());
      if (!type.matches()) {
        return null;
      }
      String below = type.group(3);
      types.put(
          type.group(1),
          new HierarchyType(
              type.group(1),
              type.group(2).strip(),
              below == null ? List.of() : List.of(below.strip().split("\\s+"))));
    }
    boolean closed =
        types.values().stream().flatMap(t -> t.childTypes().stream()).allMatch(types::containsKey);
    return closed ? List.copyOf(types.values()) : null;
  }

  private static @Nullable URI url(String text) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      boolean plain =
          uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
      return web && plain && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException notAUri) {
      return null;
    }
  }

  private static @Nullable Integer days(String text) {
    if (!text.matches("\\d{1,3}d")) {
      return null;
    }
    int days = Integer.parseInt(text.substring(0, text.length() - 1));
    return days <= 365 ? days : null;
  }

  private static @Nullable Duration duration(String text) {
    Duration duration;
    Matcher parts = AMOUNT_AND_UNIT.matcher(text);
    if (parts.matches()) {
      long amount = Long.parseLong(parts.group(1));
      duration =
          switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          };
    } else {
      try {
        duration = Duration.parse(text);
      } catch (DateTimeParseException notIso) {
        return null;
      }
    }
    return duration.isNegative() || duration.isZero() ? null : duration;
  }

  private static @Nullable Integer port(String text) {
    if (!text.matches("\\d{1,5}")) {
      return null;
    }
    int port = Integer.parseInt(text);
    return port >= 1 && port <= 65535 ? port : null;
  }

  private static @Nullable Double pace(String text) {
    if (!text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
      return null;
    }
    double pace = Double.parseDouble(text);
    return pace > 0 && pace <= 1000 ? pace : null;
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notAPath) {
      return null;
    }
  }
}
