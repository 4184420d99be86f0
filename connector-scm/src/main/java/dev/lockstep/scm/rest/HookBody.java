package dev.lockstep.scm.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a webhook; what cannot be read is malformed, by its name and unquoted. */
public final class HookBody {

  private HookBody() {}

  /**
   * The body.
   *
   * @param reader of the record it is
   * @param sender the host's name for people
   */
  public static <T> T read(ObjectReader reader, byte[] body, String sender) {
    try {
      T json = reader.readValue(body);
      if (json == null) {
        throw new MalformedHookException("the body is empty");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new MalformedHookException("the body is not the JSON that " + sender + " sends");
    } catch (IOException e) {
      throw new MalformedHookException("the body cannot be read");
    }
  }

  /** What must be there. */
  public static <T> T required(String what, @Nullable T value) {
    if (value == null) {
      throw new MalformedHookException(what + " is missing");
    }
    return value;
  }

  /**
   * Names become keys of records and rows, and neither Git nor PostgreSQL takes every character.
   */
  public static String named(String what, @Nullable String name) {
    String there = required(what, name);
    if (there.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedHookException(what + " must not hold control characters");
    }
    return there;
  }

  /** A name that is part of a reference: without slashes, too. */
  public static String part(String what, @Nullable String name) {
    String there = named(what, name);
    if (there.isBlank() || there.contains("/")) {
      throw new MalformedHookException(what + " must be a name without slashes");
    }
    return there;
  }
}
