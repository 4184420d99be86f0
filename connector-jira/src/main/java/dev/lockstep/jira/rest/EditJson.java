package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue with {@code editmeta}: fields as they come, for nobody knows which they are. */
@RegisterForReflection
public record EditJson(@Nullable Map<String, @Nullable Object> fields, @Nullable Meta editmeta) {

  public record Meta(@Nullable Map<String, FieldMetaJson> fields) {}

  /** What is written. A null empties a field. */
  @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
  public record Request(
      @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
          Map<String, @Nullable Object> fields,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Map<String, Object>>> update) {}
}
