package dev.lockstep.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdfMarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2 * 3 * 4          | 2 * 3 * 4",
        "*not em*           | \\*not em\\*",
        "snake_case_name    | snake_case_name",
        "_not em_           | \\_not em\\_",
        "a < b & c > d      | a < b & c > d",
        "<b> &amp; &x       | \\<b> \\&amp; \\&x",
        "C:\\dir\\*         | C:\\dir\\\\\\*",
        "# no heading       | \\# no heading",
        "C# and #1          | C# and #1",
        "1. no list         | 1\\. no list",
        "1.5 is a number    | 1.5 is a number",
        "- no list          | \\- no list",
        "-5 degrees         | -5 degrees",
        "+ no list          | \\+ no list",
        "> no quote         | \\> no quote",
        "[no](link)         | \\[no\\](link)",
        "`no code`          | \\`no code\\`",
        "~~no~~ strike      | \\~\\~no\\~\\~ strike",
        "--- no rule        | \\--- no rule",
        ":smile: stays      | :smile: stays",
      })
  void what_people_wrote_is_text(String text, String markdown) {
    AdfNode document = AdfNode.document(List.of(paragraph(text(text))));

    assertThat(AdfMarkdown.of(document)).isEqualTo(markdown);
    assertThat(MarkdownAdf.of(markdown)).isEqualTo(document);
  }

  @Test
  void spans_nest_the_longest_outside_and_space_stays_outside() {
    assertThat(
            shown(
                paragraph(
                    text("so ", AdfMark.STRONG),
                    text("it", AdfMark.STRONG, AdfMark.EM),
                    text(" is", AdfMark.STRONG),
                    text(" now "),
                    text("code", AdfMark.CODE, AdfMark.link("https://a.example/c")))))
        .isEqualTo("**so _it_ is** now [`code`](https://a.example/c)");
    assertThat(shown(paragraph(text("a"), text(" b ", AdfMark.STRONG), text("c"))))
        .isEqualTo("a **b** c");
  }

  @Test
  void spans_within_a_word_count_too() {
    assertThat(shown(paragraph(text("un"), text("believ", AdfMark.EM), text("able"))))
        .isEqualTo("u&#110;_believ_&#97;ble");
    assertThat(shown(paragraph(text("un"), text("believ", AdfMark.STRONG), text("able"))))
        .isEqualTo("un**believ**able");
    assertThat(shown(paragraph(text("a"), text("(b)", AdfMark.STRONG), text("c"))))
        .isEqualTo("&#97;**(b)**&#99;");
  }

  @Test
  void marks_markdown_does_not_have_leave_the_text() {
    assertThat(
            shown(
                paragraph(
                    text("under", AdfMark.of("underline")),
                    text("run", AdfMark.link("javascript:alert(1)")))))
        .isEqualTo("underrun");
  }

  @Test
  void inline_nodes_are_what_they_show() {
    assertThat(
            shown(
                paragraph(
                    node("mention", Map.of("id", "5b", "text", "@Ada")),
                    text(" "),
                    node("emoji", Map.of("shortName", ":tada:")),
                    text(" "),
                    node("date", Map.of("timestamp", "1582152559000")),
                    text(" "),
                    node("status", Map.of("text", "IN TEST", "color", "blue")),
                    text(" "),
                    node("inlineCard", Map.of("url", "https://a.example/x_y")),
                    text(" "),
                    node("mediaInline", Map.of("id", "m", "collection", "", "alt", "log.txt")),
                    node("hardBreak", Map.of()),
                    text("next"))))
        .isEqualTo(
            "@Ada :tada: 2020-02-19 **IN TEST** <https://a.example/x_y> ![log.txt](attachment)\\\nnext");
  }

  @Test
  void panels_are_quotes_with_a_label_and_expands_have_a_title() {
    assertThat(
            shown(
                block("panel", Map.of("panelType", "warning"), paragraph(text("hot"))),
                block("expand", Map.of("title", "More"), paragraph(text("inside")))))
        .isEqualTo("> **Warning:**\n> \n> hot\n\n**More**\n\ninside");
  }

  @Test
  void lists_nest_and_two_lists_stay_two() {
    AdfNode inner = block("orderedList", Map.of("order", 3), item(paragraph(text("three"))));
    AdfNode outer =
        block("bulletList", Map.of(), item(paragraph(text("a"))), item(paragraph(text("b"))));
    AdfNode deep = block("bulletList", Map.of(), item(paragraph(text("c")), inner));

    assertThat(shown(outer, deep)).isEqualTo("- a\n- b\n\n* c\n  \n  3. three");
    AdfNode decisions =
        block("decisionList", Map.of(), block("decisionItem", Map.of(), text("go")));
    assertThat(shown(decisions)).isEqualTo("- go");
  }

  @Test
  void tasks_have_their_boxes() {
    AdfNode done = block("taskItem", Map.of("state", "DONE"), text("write"));
    AdfNode open = block("taskItem", Map.of("state", "TODO"), text("ship"));

    assertThat(shown(block("taskList", Map.of(), done, block("taskList", Map.of(), open))))
        .isEqualTo("- [x] write\n  - [ ] ship");
  }

  @Test
  void a_fence_is_longer_than_what_it_holds() {
    assertThat(shown(block("codeBlock", Map.of("language", "java"), text("a\n```\nb"))))
        .isEqualTo("````java\na\n```\nb\n````");
  }

  @Test
  void tables_get_a_head_and_cells_are_lines() {
    AdfNode list = block("bulletList", Map.of(), item(paragraph(text("x"))));
    AdfNode head =
        row(block("tableHeader", Map.of(), paragraph(text("a|b", AdfMark.STRONG))), cell());
    AdfNode body = row(cell(paragraph(text("one")), paragraph(text("two"))), cell(list), cell());

    assertThat(shown(block("table", Map.of(), body)))
        .isEqualTo("||||\n|---|---|---|\n|one<br>two|- x||");
    assertThat(shown(block("table", Map.of(), row(head.content().get(0)), body)))
        .startsWith("|**a\\|b**|||\n|---|---|---|");
  }

  @Test
  void media_are_named_and_cards_are_links() {
    AdfNode file = node("media", Map.of("type", "file", "id", "m", "collection", "c"));
    AdfNode external =
        node("media", Map.of("type", "external", "url", "https://a.example/p.png", "alt", "p"));

    assertThat(
            shown(
                block("mediaGroup", Map.of(), file),
                block("mediaSingle", Map.of(), external, block("caption", Map.of(), text("cap"))),
                node("blockCard", Map.of("url", "https://a.example/z"))))
        .isEqualTo(
            "![attachment](attachment)\n\n![p](https://a.example/p.png)\n\ncap\n\n<https://a.example/z>");
  }

  @Test
  void what_this_version_does_not_know_contributes_what_it_holds() {
    assertThat(
            shown(
                block("somethingNew", Map.of(), paragraph(text("kept"))),
                node("leaf", Map.of("title", "named"))))
        .isEqualTo("kept\n\nnamed");
    assertThat(shown()).isEmpty();
  }

  private static String shown(AdfNode... blocks) {
    return AdfMarkdown.of(AdfNode.document(List.of(blocks)));
  }

  private static AdfNode block(
      String type, Map<String, @Nullable Object> attributes, AdfNode... content) {
    return AdfNode.of(type, attributes, List.of(content));
  }

  private static AdfNode node(String type, Map<String, @Nullable Object> attributes) {
    return AdfNode.of(type, attributes, List.of());
  }

  private static AdfNode paragraph(AdfNode... line) {
    return block("paragraph", Map.of(), line);
  }

  private static AdfNode item(AdfNode... content) {
    return block("listItem", Map.of(), content);
  }

  private static AdfNode row(AdfNode... cells) {
    return block("tableRow", Map.of(), cells);
  }

  private static AdfNode cell(AdfNode... content) {
    return block("tableCell", Map.of(), content);
  }

  private static AdfNode text(String text, AdfMark... marks) {
    return AdfNode.text(text, List.of(marks));
  }
}
