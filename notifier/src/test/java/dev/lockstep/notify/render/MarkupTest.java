package dev.lockstep.notify.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.route.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain text, ABC-12 (v1.2)!         | plain text, ABC-12 (v1.2)!",
        "<!channel> look                    | &lt;!channel&gt; look",
        "<@U123>                            | &lt;@U123&gt;",
        "R&D                                | R&amp;D",
        "&lt;!here&gt;                      | &amp;lt;!here&amp;gt;",
        "*bold* ~gone~                      | ∗bold∗ ∼gone∼",
        "```code                            | ˋˋˋcode"
      })
  void slackTakesThePowerFromOutsideText(String outside, String plain) {
    assertThat(Markup.of(Transport.SLACK).plain(outside)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain text, ABC-12!       | plain text, ABC-12!",
        "@everyone                 | \\@everyone",
        "<@&123>                   | \\<\\@&123\\>",
        "**bold** __under__ ~~x~~  | \\*\\*bold\\*\\* \\_\\_under\\_\\_ \\~\\~x\\~\\~",
        "`code`                    | \\`code\\`",
        "[hi](https://evil.test)   | \\[hi\\]\\(https\\://evil.test\\)",
        "back\\slash               | back\\\\slash"
      })
  void discordTakesThePowerFromOutsideText(String outside, String plain) {
    assertThat(Markup.of(Transport.DISCORD).plain(outside)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.test/browse/A-1?x=1&y=2 | <https://a.test/browse/A-1?x=1&amp;y=2;A-1>",
        "javascript:alert(1)               | *A-1*",
        "https://a.test/> <!channel        | *A-1*",
        "https://a.test/)x                 | *A-1*",
        "''                                | *A-1*"
      })
  void onlyAnAddressOfTheWebBecomesALink(String url, String expected) {
    assertThat(Markup.of(Transport.SLACK).link("A-1", url))
        .isEqualTo(expected.replace(';', '|').replace("&amp|", "&amp;"));
  }
}
