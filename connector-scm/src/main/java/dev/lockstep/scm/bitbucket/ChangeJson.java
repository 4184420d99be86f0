package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ref of a push: without before it appeared, without after it vanished. Of its commits, newest
 * first, there are few.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeJson(
    @JsonProperty("old") @Nullable BranchJson before,
    @JsonProperty("new") @Nullable BranchJson after,
    @Nullable List<CommitJson> commits) {}
