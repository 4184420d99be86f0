package dev.lockstep.scm.bitbucket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** Source or destination of a pull request. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SideJson(@Nullable BranchJson branch) {}
