package dev.lockstep.jira.web;

import dev.lockstep.jira.web.TransitionsView.StepView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an item is brought to a status. */
@Schema(description = "How an item is brought to a status.")
public record TrialView(
    @Schema(description = "The item's key.") String key,
    @Schema(description = "The status it stood in.") String from,
    @Schema(description = "The status it was to reach.") String to,
    @Schema(description = "Whether it was only looked at, and nothing written.") boolean dryRun,
    @Schema(description = "Whether something was written.") boolean wrote,
    @Schema(description = "The steps, as far as they were known before the first one.")
        List<StepView> path) {}
