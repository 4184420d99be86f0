package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a pipeline.
 *
 * @param triggerInfo what began it: {@code ci.message}, {@code pr.sourceBranch} and so on
 * @param parameters JSON in a text; of a policy's build it names the pull request's branch
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BuildJson(
    @Nullable Long id,
    @Nullable String status,
    @Nullable String result,
    @Nullable String finishTime,
    @Nullable String sourceBranch,
    @Nullable String sourceVersion,
    @Nullable NameJson definition,
    @Nullable RepositoryJson repository,
    @Nullable Map<String, @Nullable String> triggerInfo,
    @Nullable String parameters) {

  /** What has a name. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NameJson(@Nullable String name) {}
}
