package dev.lockstep.jira.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RichText;
import dev.lockstep.contract.RichText.Form;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WikiTextsTest {

  private static final String DOCUMENT =
      """
      {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [
        {"type": "text", "text": "ask "},
        {"type": "mention", "attrs": {"id": "5b10", "text": "@Ana"}},
        {"type": "text", "text": " or [~ana]", "marks": [{"type": "strong"}]}]}]}
      """;

  private final WikiTexts texts = new WikiTexts();

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '"',
      value = {
        "PLAIN    § ask [~ana] {code} *now* § ask \\[\\~ana\\] \\{code\\} \\*now\\*",
        "PLAIN    § h1. no heading          § &#104;1. no heading",
        "MARKDOWN § **now** ask [~ana]      § *now* ask \\[\\~ana\\]",
        "MARKDOWN § - [x] done              § * \\[x\\] done",
        "ADF      § not a *document*        § not a \\*document\\*",
        "ADF      § [1]                     § \\[1\\]",
      })
  void what_was_copied_shows_the_same_and_calls_nobody(Form form, String text, String wiki) {
    assertThat(texts.write(new RichText(form, text))).isEqualTo(wiki);
  }

  @Test
  void a_document_loses_its_mentions_and_keeps_its_marks() {
    RichText text = new RichText(Form.ADF, DOCUMENT);

    assertThat(texts.write(text)).isEqualTo("ask @Ana *or \\[\\~ana\\]*");
    assertThat(texts.plain(text)).startsWith("ask @Ana **or ");
  }

  @Test
  void lines_and_paragraphs_stay() {
    assertThat(texts.write(new RichText(Form.PLAIN, "a\nb\n\nc"))).isEqualTo("a\nb\n\nc");
  }

  @Test
  void who_said_it_stands_above() {
    assertThat(texts.said("Ana *S*", RichText.markdown("- a\n- b")))
        .isEqualTo("*Ana \\*S\\*:*\n\n* a\n* b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '"',
      value = {
        "\"a\r\nb\n\" § \"a\nb\" § true",
        "§ \"\"                   § true",
        "*a*          § a         § false",
      })
  void line_ends_are_no_difference(@Nullable String actual, String wanted, boolean same) {
    assertThat(texts.same(actual, wanted)).isEqualTo(same);
  }

  @Test
  void a_present_text_is_read_without_markup() {
    assertThat(texts.read("h1. Title\n\n*bold* [~ana]")).isEqualTo("Title\n\nbold @ana");
    assertThat(texts.read(null)).isEmpty();
  }
}
