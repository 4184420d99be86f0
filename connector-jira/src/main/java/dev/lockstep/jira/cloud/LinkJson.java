package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link between two issues, as one of them shows it. */
@RegisterForReflection
record LinkJson(
    @Nullable String id,
    IssueJson.@Nullable LinkType type,
    IssueJson.@Nullable Other inwardIssue,
    IssueJson.@Nullable Other outwardIssue) {

  record Types(@Nullable List<IssueJson.LinkType> issueLinkTypes) {}

  /** The inward issue is the one that blocks or duplicates the outward one. */
  record Request(Name type, Id inwardIssue, Id outwardIssue) {}

  record Name(String name) {}

  record Id(String id) {}

  record RemoteRequest(String globalId, Target object) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Target(String url, String title, @Nullable String summary, Status status) {}

  record Status(boolean resolved) {}
}
