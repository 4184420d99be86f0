package dev.lockstep.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WikiTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '"',
      value = {
        "# Title                     § h1. Title",
        "**bold** _it_ ~~no~~ `x`    § *bold* _it_ -no- {{x}}",
        "un**believ**able            § un{*}believ{*}able",
        "**_both_**                  § _*both*_",
        "[text](https://a.example/x) § [text|https://a.example/x]",
        "<https://a.example>         § [https://a.example]",
        "[a](https://a.example/[~b]) § [a|https://a.example/%5B~b%5D]",
        "[a](/x)                     § a",
        "---                         § ----",
      })
  void each_construct_has_its_markup(String markdown, String wiki) {
    assertThat(WikiText.ofMarkdown(markdown)).isEqualTo(wiki);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '"',
      value = {
        "ask [~admin] now       § ask \\[\\~admin\\] now",
        "`[~admin]`             § {{\\[\\~admin\\]}}",
        "**[~admin]**           § *\\[\\~admin\\]*",
        "{panel}x{panel}        § \\{panel\\}x\\{panel\\}",
        "!image.png!            § \\!image.png\\!",
        "h1. no heading         § &#104;1. no heading",
        "follow-up - or not     § follow-up - or not",
        "snake_case -5          § snake_case \\-5",
        "a (!) b (x)            § a (\\!) b \\(x)",
        "C:\\dir &lt;x          § C:&#92;dir <x",
        "R&amp;D &amp;amp;      § R&amp;D &amp;amp;",
      })
  void what_people_wrote_is_text(String markdown, String wiki) {
    assertThat(WikiText.ofMarkdown(markdown)).isEqualTo(wiki);
  }

  @Test
  void lists_nest_by_their_marks_and_stay_on_their_line() {
    assertThat(WikiText.ofMarkdown("- a\n  1. b\n\n     more\n- [ ] c"))
        .isEqualTo("* a\n*# b\\\\ more\n* \\[ \\] c");
  }

  @Test
  void code_ends_only_where_it_ends() {
    assertThat(WikiText.ofMarkdown("```java\na {code} [~b]\n```"))
        .isEqualTo("{code:java}\na {\u200bcode} [\u200b~b]\n{code}");
  }

  @Test
  void quotes_and_tables() {
    assertThat(WikiText.ofMarkdown("> said\n\n| k | v |\n|---|---|\n| a\\|b | |"))
        .isEqualTo("{quote}\nsaid\n{quote}\n\n||k||v||\n|a\\|b| |");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '"',
      value = {
        "h2. Title                          § Title",
        "*bold* _it_ -no- {{x}} snake_case  § bold it no x snake_case",
        "_*both*_ {*}in{*}side              § both inside",
        "[text|https://a.example] [https://b.example] § text (https://a.example) https://b.example",
        "[~ada] and [^log.txt]              § @ada and log.txt",
        "!pic.png|thumbnail!                § pic.png",
        "\\{x\\} \\[y\\] &#123; R&amp;D     § {x} [y] { R&D",
        "{color:red}red{color}              § red",
        "||k||v||                           § k | v",
        "|a|1|                              § a | 1",
        "# one                              § 1. one",
      })
  void markup_is_read_as_what_it_shows(String wiki, String text) {
    assertThat(WikiText.plain(wiki)).isEqualTo(text);
  }

  @Test
  void blocks_of_markup_are_lines() {
    assertThat(
            WikiText.plain(
                "# a\n# b\n#* c\n\n{quote}\nsaid\\\\so\n{quote}\n{code:java}\nx *= 2;\n{code}\nend"))
        .isEqualTo("1. a\n2. b\n  - c\n\n> said\n> so\nx *= 2;\nend");
  }
}
