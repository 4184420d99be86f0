package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a push did. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PushJson(@Nullable List<ChangeJson> changes) {}
