package dev.lockstep.jira.edit;

import dev.lockstep.jira.edit.FieldMeta.Allowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as people write them, and as Jira takes and gives them. */
public final class Values {

  /** Jira writes the offset without a colon. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

  private static final List<String> NAMES =
      List.of("name", "value", "displayName", "key", "emailAddress", "accountId", "id");

  private Values() {}

  /** A value for one place of a field. */
  static Value of(FieldMeta field, String text, People people) {
    if (field.kind().equals("user")) {
      return person(text, people);
    }
    if (field.allowed() != null && !field.kind().equals("string")) {
      return listed(field, text);
    }
    return switch (field.kind()) {
      case "string" -> line(field, text);
      case "any", "team" -> new Value.Usable(text, text);
      case "number" -> parsed(text, "a number such as 2.5", Values::number);
      case "json" -> parsed(text, "the number of a sprint", Values::whole);
      case "date" -> parsed(text, "a date such as 2026-01-31", Values::date);
      case "datetime" -> parsed(text, "a time such as 2026-01-31T12:00:00Z", Values::time);
      case "issuelink", "issuelinks", "parent" -> issue(text);
      case "option" -> member("value", text);
      case "priority", "resolution", "issuetype", "component", "version", "group" ->
          member("name", text);
      default ->
          new Value.Unusable("fields of type " + field.kind() + " are not written by Lockstep");
    };
  }

  /** All that a field is to hold. */
  public static Value given(FieldMeta field, String text, People people) {
    Value value = of(field, text, people);
    return value instanceof Value.Usable usable && field.listsValues()
        ? new Value.Usable(List.of(usable.json()), usable.identity())
        : value;
  }

  /** Whether one present value is this one. */
  static boolean same(FieldMeta field, @Nullable Object actual, Value.Usable wanted) {
    return names(field, actual).anyMatch(wanted.identity()::equals);
  }

  /** Whether people would call a present value by this name. */
  static boolean called(FieldMeta field, @Nullable Object actual, String name) {
    return names(field, actual).anyMatch(name.strip()::equals);
  }

  /** A present value, as people read it; empty where there is none. */
  static String shown(@Nullable Object actual) {
    if (actual instanceof List<?> list) {
      return String.join(", ", list.stream().map(Values::shown).sorted().toList());
    }
    if (actual instanceof Map<?, ?> map) {
      return NAMES.stream()
          .map(name -> scalar(map.get(name)))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("");
    }
    return scalar(actual);
  }

  private static Stream<String> names(FieldMeta field, @Nullable Object actual) {
    if (actual instanceof Map<?, ?> map) {
      return NAMES.stream().map(name -> scalar(map.get(name)));
    }
    String text = scalar(actual);
    return field.kind().equals("datetime") && !text.isEmpty()
        ? Stream.of(text, time(text).map(Value.Usable::identity).orElse(text))
        : Stream.of(text);
  }

  private static String scalar(@Nullable Object value) {
    if (value instanceof Number number) {
      return plain(new BigDecimal(number.toString()));
    }
    return value instanceof String || value instanceof Boolean ? value.toString() : "";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Value person(String text, People people) {
    String account = people.account(text);
    return account == null
        ? new Value.Unusable("nobody whom the account may see has the address " + text)
        : new Value.Usable(Map.of(people.member(), account), account);
  }

  private static Value listed(FieldMeta field, String text) {
    Optional<Allowed> found = field.find(text);
    return found.isPresent()
        ? new Value.Usable(Map.of("id", found.get().id()), found.get().id())
        : new Value.Unusable("'" + text + "' is not allowed; allowed: " + field.choice());
  }

  private static Value line(FieldMeta field, String text) {
    if (field.id().equals("labels") && text.chars().anyMatch(Character::isWhitespace)) {
      return new Value.Unusable("'" + text + "' is no label: labels have no spaces");
    }
    return new Value.Usable(text, text);
  }

  private static Value issue(String text) {
    boolean id = text.chars().allMatch(Character::isDigit);
    return new Value.Usable(Map.of(id ? "id" : "key", text), text);
  }

  private static Value member(String name, String text) {
    return new Value.Usable(Map.of(name, text), text);
  }

  private static Value parsed(
      String text, String expected, Function<String, Optional<Value.Usable>> parser) {
    Optional<Value.Usable> value = parser.apply(text.strip());
    return value.isPresent()
        ? value.get()
        : new Value.Unusable("'" + text + "' is not " + expected);
  }

  private static Optional<Value.Usable> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return Optional.of(new Value.Usable(number, plain(number)));
    } catch (NumberFormatException no) {
      return Optional.empty();
    }
  }

  private static Optional<Value.Usable> whole(String text) {
    try {
      return Optional.of(new Value.Usable(Long.parseLong(text), text));
    } catch (NumberFormatException no) {
      return Optional.empty();
    }
  }

  private static Optional<Value.Usable> date(String text) {
    try {
      String date = LocalDate.parse(text).toString();
      return Optional.of(new Value.Usable(date, date));
    } catch (DateTimeParseException no) {
      return Optional.empty();
    }
  }

  private static Optional<Value.Usable> time(String text) {
    return Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, TIME)
        .map(form -> read(text, form))
        .filter(Objects::nonNull)
        .findFirst()
        .map(at -> TIME.format(at.withOffsetSameInstant(ZoneOffset.UTC)))
        .map(form -> new Value.Usable(form, form));
  }

  private static @Nullable OffsetDateTime read(String text, DateTimeFormatter form) {
    try {
      return OffsetDateTime.parse(text, form);
    } catch (DateTimeParseException no) {
      return null;
    }
  }
}
