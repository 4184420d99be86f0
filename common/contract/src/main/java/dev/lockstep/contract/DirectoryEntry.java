package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that others refer to: a project, a status, a type, a repository, a sprint.
 *
 * @param kind what it is
 * @param source who knows it: {@code jira/1}, {@code bitbucket/acme}
 * @param id the source's stable id
 * @param key the short name people use (project key, repository slug), where it has one
 * @param name its name
 * @param exists false once the source no longer shows it
 * @param attributes more by kind, such as a status's {@code category} or a type's {@code
 *     hierarchyLevel}
 * @param version epoch milliseconds at which the connector read it
 * @param occurredAt the same instant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DirectoryEntry(
    Kind kind,
    String source,
    String id,
    @Nullable String key,
    String name,
    boolean exists,
    Map<String, String> attributes,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent map
  public DirectoryEntry {
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  @Override
  public String orderKey() {
    return source + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + id;
  }

  /** What an entry is. */
  public enum Kind {
    PROJECT,
    STATUS,
    ISSUE_TYPE,
    USER,
    REPOSITORY,
    /** People who plan together; its members are in the attributes. */
    TEAM,
    /** A stretch of time that a team plans, with its start, end and capacity in the attributes. */
    SPRINT,
    /** A part of a project's tree of areas. */
    AREA
  }
}
