package dev.lockstep.waiting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.UndecodableException;
import dev.lockstep.messaging.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as callers see it.
 *
 * @param id for the paths below
 * @param consumer who could not read it
 * @param source topic, partition and offset it came from
 * @param reason why it could not be read then
 * @param since when it was put aside
 * @param headers absent in lists
 * @param raw its value as text; absent in lists
 * @param readable whether a replay would be read; absent in lists
 * @param problem why it would not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterView(
    String id,
    @Nullable String key,
    @Nullable String type,
    @Nullable String consumer,
    @Nullable String source,
    @Nullable String reason,
    Instant since,
    int bytes,
    @Nullable Map<String, String> headers,
    @Nullable String raw,
    @Nullable Boolean readable,
    @Nullable String problem) {

  static LetterView brief(DeadLetter letter) {
    return of(letter, null, null, null, null);
  }

  static LetterView whole(DeadLetter letter) {
    byte[] value = letter.value() == null ? new byte[0] : letter.value();
    String raw = new String(value, StandardCharsets.UTF_8);
    try {
      MessageCodec.decode(letter.headers(), value);
      return of(letter, letter.headers(), raw, true, null);
    } catch (UndecodableException e) {
      return of(letter, letter.headers(), raw, false, e.getMessage());
    }
  }

  private static LetterView of(
      DeadLetter letter,
      @Nullable Map<String, String> headers,
      @Nullable String raw,
      @Nullable Boolean readable,
      @Nullable String problem) {
    return new LetterView(
        letter.place().toString(),
        letter.key(),
        letter.headers().get("ce_type"),
        letter.headers().get(DeadLetter.CONSUMER),
        letter.headers().get(DeadLetter.FROM),
        letter.headers().get(DeadLetter.PROBLEM),
        letter.at(),
        letter.bytes(),
        headers,
        raw,
        readable,
        problem);
  }
}
