package dev.lockstep.jira.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.jira.edit.FieldMeta.Allowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {

  private static final People NOBODY = new People("accountId", Map.of());

  private static final Screen SCREEN =
      Screen.edit(
          Stream.of(
                  field("summary", "string", null, null),
                  field("priority", "priority", null, List.of("1 High", "2 Low")),
                  field("points", "number", null, null),
                  field("due", "date", null, null),
                  field("at", "datetime", null, null),
                  field("assignee", "user", null, null),
                  field("parent", "issuelink", null, null),
                  field("sprint", "array", "json", null),
                  field("tier", "option", null, List.of("10 Gold", "11 Silver")),
                  field("odd", "sla", null, null),
                  field("labels", "array", "string", null),
                  field("parts", "array", "component", List.of("5 Cart", "6 Shop")))
              .collect(Collectors.toMap(FieldMeta::id, one -> one)));

  private static final Map<String, @Nullable Object> ACTUAL =
      Map.of(
          "summary", "Old",
          "priority", Map.of("id", "1", "name", "High"),
          "points", 3.0,
          "due", "2026-01-31",
          "at", "2026-01-31T12:00:00.000+0000",
          "assignee", Map.of("accountId", "a-1", "displayName", "Ada"),
          "parent", Map.of("id", "100", "key", "ABC-1"),
          "sprint", List.of(Map.of("id", 7, "name", "Sprint 7")),
          "labels", List.of("old", "kept"),
          "parts", List.of(Map.of("id", "5", "name", "Cart")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # field  | is to hold                | what happens
          summary  | New                       | writes New
          summary  | Old                       | nothing
          priority | low                       | writes {id=2}
          priority | 2                         | writes {id=2}
          priority | High                      | nothing
          priority | Urgent                    | drops: 'Urgent' is not allowed; allowed: High, Low
          points   | 3                         | nothing
          points   | 2.5                       | writes 2.5
          points   | many                      | drops: 'many' is not a number such as 2.5
          due      | 2026-02-01                | writes 2026-02-01
          due      | 31.1.2026                 | drops: '31.1.2026' is not a date such as 2026-01-31
          at       | 2026-01-31T13:00:00+01:00 | nothing
          at       | 2026-01-31T12:00:01Z      | writes 2026-01-31T12:00:01.000+0000
          assignee | a-1                       | nothing
          assignee | ada@example.com           | nothing
          assignee | bo@example.com            | drops: nobody whom the account may see has the address bo@example.com
          assignee | b-2                       | writes {accountId=b-2}
          parent   | ABC-1                     | nothing
          parent   | 100                       | nothing
          parent   | ABC-2                     | writes {key=ABC-2}
          sprint   | 7                         | nothing
          sprint   | 8                         | writes 8
          tier     | Gold                      | writes {id=10}
          odd      | x                         | drops: fields of type sla are not written by Lockstep
          gone     | x                         | drops: not on the edit screen
          labels   | two words                 | drops: 'two words' is no label: labels have no spaces
          """)
  void a_value_is_written_left_or_dropped(String field, String wanted, String happens) {
    WantedFields fields =
        new WantedFields(Map.of(field, wanted), Map.of(), Set.of(), Map.of(), Map.of());

    assertThat(words(field, plan(fields, Map.of()))).isEqualTo(happens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # field  | add        | remove     | what happens
          labels   | new        |            | updates [{add=new}]
          labels   | kept       |            | nothing
          labels   | new        | old        | updates [{add=new}, {remove=old}]
          labels   |            | other      | nothing
          parts    | shop       | Cart       | updates [{add={id=6}}, {remove={id=5}}]
          parts    | Cart, Shop |            | updates [{add={id=6}}]
          parts    | Till       |            | drops: 'Till' is not allowed; allowed: Cart, Shop
          priority | High       |            | drops: it holds one value: name it in set, not in add or remove
          """)
  void many_values_are_added_and_removed(
      String field, @Nullable String add, @Nullable String remove, String happens) {
    WantedFields fields =
        new WantedFields(Map.of(), Map.of(), Set.of(), many(field, add), many(field, remove));

    assertThat(words(field, plan(fields, Map.of()))).isEqualTo(happens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # based on | holds High, wanted Low
          High       | writes {id=2}
          1          | writes {id=2}
          Low        | moved on, holds High
          Medium     | moved on, holds High
          """)
  void a_field_that_somebody_changed_is_left_alone(String basedOn, String happens) {
    WantedFields fields =
        new WantedFields(Map.of("priority", "Low"), Map.of(), Set.of(), Map.of(), Map.of());

    assertThat(words("priority", plan(fields, Map.of("priority", basedOn)))).isEqualTo(happens);
  }

  @Test
  void what_is_empty_is_not_cleared_and_what_is_required_cannot_be() {
    Map<String, FieldMeta> required = new HashMap<>(SCREEN.fields());
    FieldMeta due = required.get("due");
    required.put(
        "due",
        new FieldMeta("due", "Due", due.type(), null, false, true, false, Set.of("set"), null));
    WantedFields fields =
        new WantedFields(Map.of(), Map.of(), Set.of("tier", "assignee", "due"), Map.of(), Map.of());

    EditPlan.Write write =
        (EditPlan.Write)
            Edits.of(fields, Map.of(), Screen.edit(required), ACTUAL, new PlainTexts(), NOBODY);

    assertThat(write.content().fields()).containsOnlyKeys("assignee").containsValue(null);
    assertThat(write.dropped()).containsEntry("due", "it is required");
  }

  @Test
  void a_new_item_is_given_lists_and_what_it_needs_is_named() {
    Map<String, FieldMeta> screen = new HashMap<>(SCREEN.fields());
    screen.put(
        "customer",
        new FieldMeta(
            "customer", "Customer", "string", null, false, true, false, Set.of("set"), null));
    WantedFields fields =
        new WantedFields(
            Map.of("summary", "New", "gone", "x"),
            Map.of(),
            Set.of(),
            Map.of("parts", Set.of("Cart")),
            Map.of());

    NewItem item = NewItem.of(fields, Screen.create(screen), new PlainTexts(), NOBODY);

    assertThat(item.fields())
        .containsEntry("summary", "New")
        .containsEntry("parts", List.of(Map.of("id", "5")));
    assertThat(item.dropped()).containsEntry("gone", "not on the create screen");
    assertThat(item.missing()).containsExactly(Map.entry("customer", "Customer"));
  }

  @Test
  void a_text_that_is_too_long_keeps_whole_lines_and_names_its_file() {
    String text = "0123456789\n".repeat(4_000);

    LongText fitted = LongText.of("description.md", RichText.markdown(text), new PlainTexts());

    assertThat(fitted.file()).isEqualTo(new LongText.TextFile("description.md", text));
    assertThat(fitted.shown().value())
        .hasSizeLessThan(32_767)
        .contains("0123456789\n\nThe whole text is in the attached file description.md.");
    assertThat(LongText.of("x.md", RichText.markdown("short"), new PlainTexts()).file()).isNull();
  }

  private static EditPlan plan(WantedFields wanted, Map<String, String> basedOn) {
    return Edits.of(
        wanted,
        basedOn,
        SCREEN,
        ACTUAL,
        new PlainTexts(),
        new People("accountId", Map.of("ada@example.com", "a-1")));
  }

  private static String words(String field, EditPlan plan) {
    if (plan instanceof EditPlan.MovedOn on) {
      return "moved on, holds " + on.actual();
    }
    if (plan instanceof EditPlan.Impossible none) {
      return "drops: " + none.dropped().get(field);
    }
    EditPlan.Content content = ((EditPlan.Write) plan).content();
    if (content.update().containsKey(field)) {
      return "updates " + content.update().get(field);
    }
    return content.fields().containsKey(field)
        ? "writes " + content.fields().get(field)
        : "nothing";
  }

  private static Map<String, Set<String>> many(String field, @Nullable String values) {
    return values == null
        ? Map.of()
        : Map.of(
            field,
            Arrays.stream(values.split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static FieldMeta field(
      String id, String type, @Nullable String items, @Nullable List<String> allowed) {
    boolean many = type.equals("array") && !"json".equals(items);
    return new FieldMeta(
        id,
        id,
        type,
        items,
        false,
        false,
        false,
        many ? Set.of("add", "set", "remove") : Set.of("set"),
        allowed == null
            ? null
            : allowed.stream()
                .map(one -> one.split(" "))
                .map(one -> new Allowed(one[0], one[1]))
                .toList());
  }
}
