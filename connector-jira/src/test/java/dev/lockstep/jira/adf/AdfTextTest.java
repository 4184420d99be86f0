package dev.lockstep.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdfTextTest {

  @Test
  void paragraphs_are_lines_and_empty_ones_stay() {
    assertThat(shown(paragraph("one"), node("paragraph"), paragraph("two")))
        .isEqualTo("one\n\ntwo");
  }

  @Test
  void a_document_that_shows_nothing_has_no_text() {
    assertThat(AdfText.of(node("doc"))).isEmpty();
    assertThat(AdfText.of(node("doc", node("paragraph"), node("mediaSingle", node("media")))))
        .isEmpty();
  }

  @Test
  void inline_nodes_share_a_line_and_a_hard_break_ends_it() {
    AdfNode mention = attributes("mention", Map.of("id", "5b", "text", "@Ada"));
    AdfNode status = attributes("status", Map.of("text", "IN TEST"));
    AdfNode date = attributes("date", Map.of("timestamp", "1582152559000"));
    AdfNode emoji = attributes("emoji", Map.of("shortName", ":tada:"));

    assertThat(
            shown(
                node(
                    "paragraph",
                    text("ask "),
                    mention,
                    text(" by "),
                    date,
                    node("hardBreak"),
                    status,
                    emoji)))
        .isEqualTo("ask @Ada by 2020-02-19\n[IN TEST]:tada:");
  }

  @Test
  void a_link_tells_where_it_leads_unless_the_text_does() {
    AdfNode told = AdfNode.text("here", List.of(AdfMark.link("https://a.example/x")));
    AdfNode itself =
        AdfNode.text("https://a.example/y", List.of(AdfMark.link("https://a.example/y")));

    assertThat(shown(node("paragraph", told, text(" and "), itself)))
        .isEqualTo("here (https://a.example/x) and https://a.example/y");
  }

  @Test
  void lists_have_their_markers_and_nest() {
    AdfNode inner = node("orderedList", item(paragraph("b1")), item(paragraph("b2")));
    AdfNode outer =
        node("bulletList", item(paragraph("a")), item(paragraph("b"), inner), item(paragraph("c")));

    assertThat(shown(outer)).isEqualTo("- a\n- b\n  1. b1\n  2. b2\n- c");
  }

  @Test
  void an_ordered_list_begins_where_it_says() {
    AdfNode list = AdfNode.of("orderedList", Map.of("order", 3), List.of(item(paragraph("three"))));

    assertThat(shown(list)).isEqualTo("3. three");
  }

  @Test
  void tasks_show_whether_they_are_done() {
    AdfNode done = AdfNode.of("taskItem", Map.of("state", "DONE"), List.of(text("write")));
    AdfNode open = AdfNode.of("taskItem", Map.of("state", "TODO"), List.of(text("ship")));

    assertThat(shown(node("taskList", done, node("taskList", open))))
        .isEqualTo("[x] write\n  [ ] ship");
  }

  @Test
  void tables_quotes_code_and_cards_stay_readable() {
    AdfNode table =
        node(
            "table",
            node(
                "tableRow",
                node("tableHeader", paragraph("k")),
                node("tableHeader", paragraph("v"))),
            node("tableRow", node("tableCell", paragraph("a")), node("tableCell", paragraph("1"))));
    AdfNode code = node("codeBlock", text("x = 1;\ny = 2;"));
    AdfNode card = attributes("inlineCard", Map.of("url", "https://a.example/z"));

    assertThat(shown(table, code, node("rule"), node("blockquote", paragraph("so")), card))
        .isEqualTo("k | v\na | 1\nx = 1;\ny = 2;\n----\n> so\nhttps://a.example/z");
  }

  @Test
  void what_this_version_does_not_know_contributes_what_it_holds() {
    assertThat(shown(node("somethingNew", paragraph("kept")))).isEqualTo("kept");
    AdfNode expand = AdfNode.of("expand", Map.of("title", "More"), List.of(paragraph("inside")));
    assertThat(shown(expand)).isEqualTo("More\ninside");
  }

  private static String shown(AdfNode... blocks) {
    return AdfText.of(node("doc", blocks)).orElseThrow();
  }

  @Test
  void a_card_tells_where_it_leads_also_where_only_its_data_say_so() {
    AdfNode block = attributes("blockCard", Map.of("url", "https://a.example/x"));
    AdfNode old = attributes("inlineCard", Map.of("data", Map.of("url", "https://a.example/y")));

    assertThat(shown(block, old)).isEqualTo("https://a.example/x\nhttps://a.example/y");
  }

  private static AdfNode node(String type, AdfNode... content) {
    return AdfNode.of(type, List.of(content));
  }

  private static AdfNode attributes(String type, Map<String, @Nullable Object> attributes) {
    return AdfNode.of(type, attributes, List.of());
  }

  private static AdfNode paragraph(String text) {
    return node("paragraph", text(text));
  }

  private static AdfNode item(AdfNode... content) {
    return node("listItem", content);
  }

  private static AdfNode text(String text) {
    return AdfNode.text(text, List.of());
  }
}
