package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new issue with what it is stamped with. */
@RegisterForReflection
public record NewIssueJson(
    @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> fields,
    List<Property> properties) {

  /** The key of the property in which Lockstep remembers what an item was made for. */
  public static final String STAMP = "lockstep";

  public record Property(String key, Object value) {}

  public record Created(String id, String key) {}

  public record Types(@JsonAlias("values") @Nullable List<IssueJson.Type> issueTypes, int total) {}

  public record Screen(@JsonAlias("values") @Nullable List<FieldMetaJson> fields, int total) {}
}
