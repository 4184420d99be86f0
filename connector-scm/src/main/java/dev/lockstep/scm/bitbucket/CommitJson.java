package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A commit; at a pull request the beginning of its hash only. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CommitJson(
    @Nullable String hash,
    @Nullable String date,
    @Nullable String message,
    @Nullable AuthorJson author,
    @Nullable LinksJson links) {

  /** Who wrote it, where Bitbucket knows them. */
  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AuthorJson(@Nullable AccountJson user) {}
}
