package dev.lockstep.notify.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipTest {

  @Test
  void linesBecomeOne() {
    assertThat(Clip.line("  a\r\n\r\n b\tc\u00a0 d ", 50)).isEqualTo("a b c d");
  }

  @Test
  void whatCannotBeSeenGoes() {
    assertThat(Clip.line("a\u202eb\u200bc\u0007d", 50)).isEqualTo("abcd");
  }

  @Test
  void tooLongEndsInAnEllipsisAndSplitsNoCharacter() {
    assertThat(Clip.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(Clip.line("abc", 3)).isEqualTo("abc");
  }
}
