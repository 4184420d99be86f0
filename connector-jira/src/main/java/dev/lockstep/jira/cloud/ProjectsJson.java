package dev.lockstep.jira.cloud;

import dev.lockstep.jira.rest.IssueJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of projects. */
@RegisterForReflection
record ProjectsJson(
    @Nullable List<IssueJson.Project> values, @Nullable Boolean isLast, int startAt, int total) {}
