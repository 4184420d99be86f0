package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether issues have types: older servers know none, and refuse a query that asks for them. Asked
 * once.
 */
final class IssueTypes {

  private static final String FIELD = "issueType";

  private final GraphQl graphQl;
  private volatile @Nullable Boolean known;

  IssueTypes(GraphQl graphQl) {
    this.graphQl = graphQl;
  }

  Uni<Boolean> known() {
    Boolean answered = known;
    return answered != null
        ? Uni.createFrom().item(answered)
        : graphQl
            .answer("schema", Questions.FIELDS_OF_ISSUES, Map.of(), List.of())
            .map(data -> has(data.path("__type").path("fields")))
            .invoke(has -> known = has);
  }

  private static boolean has(JsonNode fields) {
    for (JsonNode field : fields) {
      if (FIELD.equals(field.path("name").asText())) {
        return true;
      }
    }
    return false;
  }
}
