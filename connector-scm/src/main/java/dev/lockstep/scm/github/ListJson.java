package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lockstep.scm.rest.Answers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list in GraphQL. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ListJson<T>(
    @Nullable List<@Nullable T> nodes,
    @Nullable PageInfoJson pageInfo,
    @Nullable Integer totalCount) {

  /** Those that are shown; what may not be seen is null in the list. */
  List<T> shown() {
    List<T> shown = new ArrayList<>();
    for (T node : Answers.listed(nodes)) {
      if (node != null) {
        shown.add(node);
      }
    }
    return shown;
  }

  boolean more() {
    return pageInfo != null && Boolean.TRUE.equals(pageInfo.hasNextPage());
  }

  @Nullable String end() {
    return pageInfo == null ? null : pageInfo.endCursor();
  }

  /** Where what stands before the page ends; null where it is the beginning. */
  @Nullable String beginning() {
    return pageInfo != null && Boolean.TRUE.equals(pageInfo.hasPreviousPage())
        ? pageInfo.startCursor()
        : null;
  }

  /** Where the page begins and ends. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PageInfoJson(
      @Nullable Boolean hasNextPage,
      @Nullable String endCursor,
      @Nullable Boolean hasPreviousPage,
      @Nullable String startCursor) {}
}
