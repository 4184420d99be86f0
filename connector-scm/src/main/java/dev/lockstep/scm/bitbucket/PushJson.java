package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a push did. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PushJson(@Nullable List<ChangeJson> changes) {}
