package dev.lockstep.jira.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link between two issues, as one of them shows it. */
@RegisterForReflection
public record LinkJson(
    @Nullable String id,
    IssueJson.@Nullable LinkType type,
    IssueJson.@Nullable Other inwardIssue,
    IssueJson.@Nullable Other outwardIssue) {

  public record Types(@Nullable List<IssueJson.LinkType> issueLinkTypes) {}

  /** The inward issue is the one that blocks or duplicates the outward one. */
  public record Request(Name type, Id inwardIssue, Id outwardIssue) {}

  public record Name(String name) {}

  public record Id(String id) {}

  public record RemoteRequest(String globalId, Target object) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Target(String url, String title, @Nullable String summary, Status status) {}

  public record Status(boolean resolved) {}
}
