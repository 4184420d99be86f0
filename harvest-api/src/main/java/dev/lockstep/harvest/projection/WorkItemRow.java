package dev.lockstep.harvest.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it is stored.
 *
 * @param ref identity, {@code tracker/instance/id}
 * @param source the tracker, for example {@code jira}
 * @param instance the configured instance
 * @param trackerId the tracker's own immutable id
 * @param key the key people use today
 * @param aliases former keys
 * @param parentRef identity of the item above, together with {@code parentKey}
 * @param version the upstream version; a higher one is newer
 * @param eventId id of the event it came from: equal ids mean equal content
 */
public record WorkItemRow(
    String ref,
    String source,
    String instance,
    String trackerId,
    IssueKey key,
    List<String> aliases,
    String project,
    String typeId,
    String typeName,
    int hierarchyLevel,
    String summary,
    @Nullable String description,
    String statusId,
    String statusName,
    String statusCategory,
    @Nullable String assigneeId,
    @Nullable String assigneeName,
    @Nullable String reporterId,
    @Nullable String reporterName,
    @Nullable String priority,
    List<String> labels,
    List<String> components,
    List<String> fixVersions,
    @Nullable String parentRef,
    @Nullable String parentKey,
    @Nullable String sprint,
    String url,
    Instant created,
    Instant updated,
    @Nullable Instant resolved,
    long version,
    String eventId) {}
