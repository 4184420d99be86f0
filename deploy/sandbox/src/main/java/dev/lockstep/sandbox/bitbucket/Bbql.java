package dev.lockstep.sandbox.bitbucket;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bitbucket's query language, as far as it is used: comparisons, AND, OR, parentheses. */
final class Bbql<T> {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|>=|<=|!=|!~|[=<>~()]|[^\\s=<>!~()\"]+)");

  /** What is wrong with a query. */
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  private final Map<String, Function<T, Object>> fields;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private Bbql(String text, Map<String, Function<T, Object>> fields) {
    this.fields = fields;
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end != text.strip().length()) {
      throw new Invalid("Invalid query near '" + text.strip().substring(end) + "'");
    }
  }

  /** Fields give text, numbers, booleans or times as milliseconds (Long). */
  static <T> Predicate<T> parse(String text, Map<String, Function<T, Object>> fields) {
    Bbql<T> parser = new Bbql<>(text, fields);
    Predicate<T> all = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw new Invalid("Unexpected '" + parser.tokens.get(parser.next) + "' in query");
    }
    return all;
  }

  private Predicate<T> or() {
    Predicate<T> left = and();
    while (keyword("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<T> and() {
    Predicate<T> left = term();
    while (keyword("and")) {
      left = left.and(term());
    }
    return left;
  }

  private boolean keyword(String word) {
    if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(word)) {
      next++;
      return true;
    }
    return false;
  }

  private String take() {
    if (next >= tokens.size()) {
      throw new Invalid("The query ends too early");
    }
    return tokens.get(next++);
  }

  private Predicate<T> term() {
    if (keyword("(")) {
      Predicate<T> inner = or();
      if (!keyword(")")) {
        throw new Invalid("A parenthesis is not closed");
      }
      return inner;
    }
    String name = take();
    Function<T, Object> field = fields.get(name);
    if (field == null) {
      throw new Invalid("Invalid field: " + name);
    }
    String operator = take();
    String raw = take();
    String value =
        raw.startsWith("\"") ? raw.substring(1, raw.length() - 1).replace("\\\"", "\"") : raw;
    return switch (operator) {
      case "~" -> item -> contains(field.apply(item), value);
      case "!~" -> item -> !contains(field.apply(item), value);
      case "=" -> comparing(field, value, order -> order == 0);
      case "!=" -> comparing(field, value, order -> order != 0);
      case ">" -> comparing(field, value, order -> order > 0);
      case ">=" -> comparing(field, value, order -> order >= 0);
      case "<" -> comparing(field, value, order -> order < 0);
      case "<=" -> comparing(field, value, order -> order <= 0);
      default -> throw new Invalid("Invalid operator: " + operator);
    };
  }

  private static boolean contains(Object actual, String part) {
    return actual.toString().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private Predicate<T> comparing(
      Function<T, Object> field, String value, Predicate<Integer> wanted) {
    Long time = value.matches("\\d{4}-\\d\\d-\\d\\d.*") ? millis(value) : null;
    return item -> {
      Object actual = field.apply(item);
      int order;
      if (actual instanceof Long at) {
        if (time == null) {
          throw new Invalid("Not a date: " + value);
        }
        order = Long.compare(at, time);
      } else if (actual instanceof Integer number) {
        order = number.compareTo(Integer.valueOf(value));
      } else {
        order = actual.toString().compareTo(value);
      }
      return wanted.test(order);
    };
  }

  private static long millis(String text) {
    try {
      String full = text.length() == 10 ? text + "T00:00:00Z" : text;
      boolean zoned = full.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$");
      return OffsetDateTime.parse(zoned ? full : full + "Z").toInstant().toEpochMilli();
    } catch (DateTimeParseException malformed) {
      throw new Invalid("Invalid date: " + text);
    }
  }
}
