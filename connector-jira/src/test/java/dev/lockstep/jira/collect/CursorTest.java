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
          new Cursor(now, now, Optional.of("a query\na token = with ; anything")),
          new Cursor(now, now, Optional.empty())
        }) {
      assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }
  }

  @Test
  void what_another_version_wrote_is_not_guessed_at() {
    assertThatThrownBy(() -> Cursor.parse("2 something")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_cursor_of_the_time_when_it_had_an_end_is_read() {
    assertThat(Cursor.parse("1 5 - 7 ")).isEqualTo(Cursor.after(Instant.ofEpochMilli(5)));
  }

  @Test
  void a_first_traversal_has_its_own() {
    FirstCursor cursor = new FirstCursor(Instant.ofEpochMilli(7), Optional.of("a token"));

    assertThat(FirstCursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThat(FirstCursor.parse(FirstCursor.BEGINNING.toString()))
        .isEqualTo(FirstCursor.BEGINNING);
    assertThat(FirstCursor.isOne(cursor.toString())).isTrue();
    assertThat(FirstCursor.isOne(Cursor.after(Instant.EPOCH).toString())).isFalse();
  }
}
