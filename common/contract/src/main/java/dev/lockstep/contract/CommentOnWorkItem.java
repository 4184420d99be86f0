package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Let an item have a comment that belongs to something elsewhere, with this text; or have it no
 * longer.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param source identity of the comment or message elsewhere, for example {@code
 *     jira/2/10042/comment/10100}; there is one comment for each
 * @param body the wanted text; absent when the comment is to be gone
 * @param author who wrote it there, shown above the text; absent for Lockstep's own words
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommentOnWorkItem(
    WorkItemRef item,
    String key,
    String source,
    @Nullable RichText body,
    @Nullable String author,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {}
