package dev.lockstep.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 says it.
 *
 * @param type URI that names the kind of problem for programs, {@code urn:lockstep:problem:<slug>}
 * @param title the kind in words, the same for each occurrence
 * @param status the HTTP status
 * @param detail this occurrence, in words for who called; never internals, never a secret
 * @param instance path of the request
 * @param extensions further members, beside the others in the JSON
 */
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    @JsonAnyGetter Map<String, Object> extensions) {

  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "urn:lockstep:problem:";

  public Problem {
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /**
   * A problem of a kind.
   *
   * @param slug last part of the type, such as {@code not-found}
   */
  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(TYPES + slug, title, status, detail, null, Map.of());
  }

  /** The same with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Problem(type, title, status, detail, instance, more);
  }

  /** The same at this path. */
  public Problem at(String path) {
    return new Problem(type, title, status, detail, path, extensions);
  }
}
