package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.jira.rest.FieldMetaJson;
import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new issue with what it is stamped with. */
@RegisterForReflection
record NewIssueJson(
    @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> fields,
    List<Property> properties) {

  /** The key of the property in which Lockstep remembers what an item was made for. */
  static final String STAMP = "lockstep";

  record Property(String key, Object value) {}

  record Created(String id, String key) {}

  record Types(@Nullable List<IssueJson.Type> issueTypes, int total) {}

  record Screen(@Nullable List<FieldMetaJson> fields, int total) {}
}
