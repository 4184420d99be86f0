package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue of REST v3, as far as it is read. Everything may be absent: fields depend on the site.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record IssueJson(
    String id, String key, @Nullable Fields fields, @Nullable Changelog changelog) {

  /** The fields that are asked for of every site; the names of {@link Fields}. */
  public static final List<String> FIELDS =
      List.of(
          "summary",
          "description",
          "status",
          "issuetype",
          "project",
          "assignee",
          "reporter",
          "creator",
          "priority",
          "labels",
          "components",
          "fixVersions",
          "versions",
          "parent",
          "issuelinks",
          "attachment",
          "comment",
          "created",
          "updated",
          "resolutiondate",
          "duedate");

  /** The same below another issue. */
  public IssueJson below(Other other) {
    return fields == null ? this : new IssueJson(id, key, fields.below(other), changelog);
  }

  /**
   * The fields.
   *
   * @param comment an object with some of the comments and their number
   * @param others the site's own fields, by id
   */
  public record Fields(
      @Nullable String summary,
      @Nullable JsonNode description,
      @Nullable Status status,
      @Nullable Type issuetype,
      @Nullable Project project,
      @Nullable User assignee,
      @Nullable User reporter,
      @Nullable User creator,
      @Nullable Named priority,
      @Nullable List<String> labels,
      @Nullable List<Named> components,
      @Nullable List<Named> fixVersions,
      @Nullable List<Named> versions,
      @Nullable Other parent,
      @Nullable List<Link> issuelinks,
      @Nullable List<File> attachment,
      @Nullable JsonNode comment,
      @Nullable String created,
      @Nullable String updated,
      @Nullable String resolutiondate,
      @JsonAnySetter @Nullable Map<String, JsonNode> others) {

    private Fields below(Other other) {
      return new Fields(
          summary,
          description,
          status,
          issuetype,
          project,
          assignee,
          reporter,
          creator,
          priority,
          labels,
          components,
          fixVersions,
          versions,
          other,
          issuelinks,
          attachment,
          comment,
          created,
          updated,
          resolutiondate,
          others);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Status(
      @Nullable String id, @Nullable String name, @Nullable Category statusCategory) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Category(@Nullable String key) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Type(
      @Nullable String id,
      @Nullable String name,
      boolean subtask,
      @Nullable Integer hierarchyLevel) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Project(@Nullable String id, @Nullable String key, @Nullable String name) {}

  /** Cloud knows people by {@code accountId}, Data Center by {@code key}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record User(
      @Nullable String accountId, @Nullable String key, @Nullable String displayName) {

    /** What stays the same of a person. */
    public @Nullable String id() {
      return accountId == null ? key : accountId;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Named(@Nullable String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Other(@Nullable String id, @Nullable String key) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Link(
      @Nullable LinkType type, @Nullable Other inwardIssue, @Nullable Other outwardIssue) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record LinkType(
      @Nullable String name, @Nullable String inward, @Nullable String outward) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record File(
      @Nullable String id,
      @Nullable String filename,
      @Nullable String created,
      @Nullable Long size,
      @Nullable String mimeType) {}

  /** The newest entries, and how many there are. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Changelog(@Nullable List<Entry> histories, @Nullable Integer total) {}

  /** {@code created} is a text here and a number where many issues are asked for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Entry(
      @Nullable String id,
      @Nullable User author,
      @Nullable String created,
      @Nullable List<Item> items) {}

  /** The JSON member {@code toString} must be named: the accessor of that name is Java's own. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Item(
      @Nullable String field,
      @Nullable String fieldId,
      @Nullable String from,
      @Nullable String fromString,
      @Nullable String to,
      @JsonProperty("toString") @Nullable String toText) {}
}
