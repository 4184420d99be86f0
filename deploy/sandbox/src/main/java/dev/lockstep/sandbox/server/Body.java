package dev.lockstep.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads control requests and says clearly what is wrong with one. */
final class Body {
  private static final String NOBODY = "Dana Developer";

  private Body() {}

  static <T> T read(Call call, Class<T> type) {
    byte[] bytes = call.body().length == 0 ? new byte[] {'{', '}'} : call.body();
    try {
      T value = Json.MAPPER.readValue(bytes, type);
      if (value == null) {
        throw wrong(400, "the body must be a JSON object");
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      TreeSet<String> allowed =
          unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .collect(Collectors.toCollection(TreeSet::new));
      throw wrong(
          400,
          "unknown name '"
              + unknown.getPropertyName()
              + "'; allowed: "
              + String.join(", ", allowed));
    } catch (JsonMappingException mapping) {
      String where =
          mapping.getPath().stream()
              .map(step -> String.valueOf(step.getFieldName()))
              .collect(Collectors.joining("."));
      throw wrong(400, (where.isEmpty() ? "" : where + ": ") + mapping.getOriginalMessage());
    } catch (JsonProcessingException malformed) {
      throw wrong(400, "not JSON: " + malformed.getOriginalMessage());
    } catch (IOException impossible) {
      throw wrong(400, "not readable");
    }
  }

  /** A value that must not be left out. */
  static String required(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw wrong(400, name + " must be given");
    }
    return value;
  }

  static String actor(@Nullable String actor) {
    return actor == null || actor.isBlank() ? NOBODY : actor;
  }

  static Refusal wrong(int status, String message) {
    return new Refusal(Reply.json(status, Json.object().put("error", message)));
  }

  static Reply ok(Object value) {
    return Reply.json(Json.MAPPER.valueToTree(value));
  }
}
