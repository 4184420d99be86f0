package dev.lockstep.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents are shown as {@link Sketch} draws them. */
class MarkdownAdfTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain                      | p(plain)",
        "**bold** and _it_ ~~no~~   | p(strong:bold, ' and ', em:it, ' ', strike:no)",
        "~5 or ~6                   | p(~5 or ~6)",
        "`a = b`                    | p(code:a = b)",
        "**`x` y**                  | p(code:x, ' ', strong:y)",
        "[a](https://a.example)     | p(link=https://a.example:a)",
        "<https://a.example/x>      | p(link=https://a.example/x:https://a.example/x)",
        "[a](javascript:x)          | p(a (javascript:x))",
        "![pic](https://a.example/p)| p(link=https://a.example/p:pic)",
        "![pic](attachment)         | p(pic)",
        "hi @ada [~ada]             | p(hi @ada [~ada])",
        "a <b>x</b>                 | p(a <b>x</b>)",
        "# one                      | h1(one)",
        "####### seven              | p(####### seven)",
        "---                        | rule()",
        "> # q                      | quote(p(strong:q))",
        "- # q                      | ul(li(p(strong:q)))",
        "> > deep                   | quote(p(deep))",
        "- > deep                   | ul(li(p(deep)))",
        "- - a                      | ul(li(p(), ul(li(p(a)))))",
        "3. three                   | ol=3(li(p(three)))",
        "- [x] done                 | tasks(task=DONE(done))",
        "- \\[x] box                | ul(li(p([x] box)))",
        "\"\"                         | p()",
        "&#32;                      | p()",
      })
  void each_construct_has_its_nodes(String markdown, String sketch) {
    assertThat(Sketch.of(MarkdownAdf.of(markdown))).isEqualTo("doc(" + sketch + ")");
  }

  @Test
  void lines_end_with_breaks_where_markdown_says_so() {
    assertThat(sketch("one\\\ntwo  \nthree<br>four\nfive"))
        .isEqualTo("doc(p(one, br, two, br, three, br, four five))");
  }

  @Test
  void html_blocks_are_the_lines_they_are() {
    assertThat(sketch("<div>\n  text\n</div>")).isEqualTo("doc(p(<div>, br, text, br, </div>))");
  }

  @Test
  void code_keeps_its_lines_and_language() {
    assertThat(sketch("```java 17\na\n\n b\n```\n\n    plain"))
        .isEqualTo("doc(code=java(a\n\n b), code(plain))");
  }

  @Test
  void tables_have_heads_and_cells_and_are_lines_where_none_may_stand() {
    assertThat(sketch("| k | v |\n|---|---|\n| **a** | 1<br>2 |"))
        .isEqualTo("doc(table(tr(th(p(k)), th(p(v))), tr(td(p(strong:a)), td(p(1, br, 2)))))");
    assertThat(sketch("> | k | v |\n> |---|---|\n> | a | |"))
        .isEqualTo("doc(quote(p(k | v), p(a |)))");
  }

  @Test
  void tasks_nest_and_mixed_lists_stay_lists() {
    assertThat(sketch("- [ ] a\n  - [x] b\n- [ ] c"))
        .isEqualTo("doc(tasks(task=TODO(a), tasks(task=DONE(b)), task=TODO(c)))");
    assertThat(sketch("- [ ] a\n- b")).isEqualTo("doc(ul(li(p([ ] a)), li(p(b))))");
    assertThat(sketch("> - [ ] a")).isEqualTo("doc(quote(ul(li(p([ ] a)))))");
  }

  @Test
  void a_head_too_wide_is_no_table() {
    String head = "|a".repeat(300);
    assertThat(sketch(head + "\n" + "|-".repeat(300) + "\nx")).startsWith("doc(p(|a|a");
  }

  @Test
  void a_head_without_columns_is_no_table_for_its_rows_would_be_lost() {
    assertThat(sketch("|\n|---|\nkept")).isEqualTo("doc(p(| |---| kept))");
  }

  private static String sketch(String markdown) {
    return Sketch.of(MarkdownAdf.of(markdown));
  }
}
