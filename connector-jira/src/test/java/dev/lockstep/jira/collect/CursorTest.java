package dev.lockstep.jira.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void its_text_reads_back_to_itself() {
    Instant now = Instant.ofEpochMilli(1_763_596_800_123L);
    for (Cursor cursor :
        new Cursor[] {
          Cursor.after(Instant.EPOCH),
          Cursor.after(now),
          new Cursor(now, now, null, Optional.of("a token = with ; anything")),
          new Cursor(now, now, now.plusMillis(1), Optional.empty())
        }) {
      assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }
  }

  @Test
  void what_another_version_wrote_is_not_guessed_at() {
    assertThatThrownBy(() -> Cursor.parse("2 something")).isInstanceOf(IllegalStateException.class);
  }
}
