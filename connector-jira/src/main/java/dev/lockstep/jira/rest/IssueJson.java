package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue of REST v3, as far as it is read. Everything may be absent: fields depend on the site.
 */
@RegisterForReflection
record IssueJson(String id, String key, @Nullable Fields fields, @Nullable Changelog changelog) {

  /** The fields that are asked for; the names of {@link Fields}. */
  static final List<String> FIELDS =
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
          "parent",
          "issuelinks",
          "created",
          "updated",
          "resolutiondate");

  record Fields(
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
      @Nullable Other parent,
      @Nullable List<Link> issuelinks,
      @Nullable String created,
      @Nullable String updated,
      @Nullable String resolutiondate) {}

  record Status(@Nullable String id, @Nullable String name, @Nullable Category statusCategory) {}

  record Category(@Nullable String key) {}

  record Type(
      @Nullable String id,
      @Nullable String name,
      boolean subtask,
      @Nullable Integer hierarchyLevel) {}

  record Project(@Nullable String id, @Nullable String key, @Nullable String name) {}

  record User(@Nullable String accountId, @Nullable String displayName) {}

  record Named(@Nullable String name) {}

  record Other(@Nullable String id, @Nullable String key) {}

  record Link(@Nullable LinkType type, @Nullable Other inwardIssue, @Nullable Other outwardIssue) {}

  record LinkType(@Nullable String name, @Nullable String inward, @Nullable String outward) {}

  record Changelog(@Nullable List<Entry> histories) {}

  record Entry(@Nullable User author, @Nullable String created, @Nullable List<Item> items) {}

  /** The JSON member {@code toString} must be named: the accessor of that name is Java's own. */
  record Item(
      @Nullable String field,
      @Nullable String fieldId,
      @Nullable String fromString,
      @JsonProperty("toString") @Nullable String toText) {}
}
