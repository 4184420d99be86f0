package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a pull request: REVIEWER or PARTICIPANT, who approved, asked for changes
 * (changes_requested) or said neither.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ParticipantJson(@Nullable AccountJson user, @Nullable String role, @Nullable String state) {}
