package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it stands in its tracker at one version.
 *
 * @param ref its identity
 * @param key the key people use, for example {@code ABC-123}
 * @param aliases former keys, after moves
 * @param project key of its project
 * @param type its type
 * @param summary its one-line title
 * @param description plain text, absent when empty
 * @param status where it stands in its workflow
 * @param assignee absent when unassigned
 * @param reporter absent when the upstream hides it
 * @param priority name of the priority, absent where the project has none
 * @param labels in alphabetical order, so that equal items have equal bytes
 * @param components names
 * @param fixVersions names
 * @param parent absent at the top of the hierarchy
 * @param links links to other items
 * @param sprint name of the current sprint
 * @param customFields configured fields by their configured name, as text
 * @param affectsVersions names of the versions it was found in
 * @param attachments its files, oldest first
 * @param remoteLinks links to things elsewhere; read where the settings ask for it
 * @param created when it was created
 * @param updated when it last changed
 * @param resolved when it was resolved, absent while it is not
 * @param due the day by which it is to be done, where one is set
 * @param url where a person opens it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkItem(
    WorkItemRef ref,
    String key,
    Set<String> aliases,
    String project,
    Type type,
    String summary,
    @Nullable String description,
    Status status,
    @Nullable Person assignee,
    @Nullable Person reporter,
    @Nullable String priority,
    Set<String> labels,
    Set<String> components,
    Set<String> fixVersions,
    @Nullable Parent parent,
    List<Link> links,
    @Nullable String sprint,
    Map<String, String> customFields,
    Set<String> affectsVersions,
    List<Attachment> attachments,
    List<RemoteLink> remoteLinks,
    Instant created,
    Instant updated,
    @Nullable Instant resolved,
    @Nullable LocalDate due,
    String url) {

  @SuppressWarnings("ConstantValue") // Jackson passes null for what an older message does not have
  public WorkItem {
    aliases = sorted(aliases);
    labels = sorted(labels);
    components = sorted(components);
    fixVersions = sorted(fixVersions);
    affectsVersions = sorted(affectsVersions);
    links = links == null ? List.of() : List.copyOf(links);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    remoteLinks = remoteLinks == null ? List.of() : List.copyOf(remoteLinks);
    customFields =
        customFields == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new TreeMap<>(customFields));
  }

  /** The same item with these former keys. */
  public WorkItem alias(Set<String> formerKeys) {
    return formerKeys.equals(aliases) ? this : with(formerKeys, remoteLinks);
  }

  /** The same item with these remote links. */
  public WorkItem linked(List<RemoteLink> links) {
    return with(aliases, links);
  }

  private WorkItem with(Set<String> formerKeys, List<RemoteLink> elsewhere) {
    return new WorkItem(
        ref,
        key,
        formerKeys,
        project,
        type,
        summary,
        description,
        status,
        assignee,
        reporter,
        priority,
        labels,
        components,
        fixVersions,
        parent,
        links,
        sprint,
        customFields,
        affectsVersions,
        attachments,
        elsewhere,
        created,
        updated,
        resolved,
        due,
        url);
  }

  private static Set<String> sorted(@Nullable Set<String> values) {
    return values == null ? Set.of() : java.util.Collections.unmodifiableSet(new TreeSet<>(values));
  }

  /**
   * @param id the tracker's id of the type, which differs from site to site
   * @param name for example {@code Story}
   * @param hierarchyLevel -1 sub-task, 0 standard, 1 epic, higher above; Jira's {@code
   *     issuetype.hierarchyLevel}
   */
  public record Type(String id, String name, int hierarchyLevel) {}

  /**
   * A file at the item.
   *
   * @param id the tracker's id
   * @param name the file's name
   * @param size in bytes
   * @param mediaType for example {@code image/png}
   * @param created when it was attached
   */
  public record Attachment(String id, String name, long size, String mediaType, Instant created) {}

  /** The item above this one. */
  public record Parent(WorkItemRef ref, String key) {}

  /**
   * @param kind the link's wording seen from this item, for example {@code blocks}
   * @param other the item at the other end
   * @param key its key
   */
  public record Link(String kind, WorkItemRef other, String key) {}

  /**
   * A link to something elsewhere.
   *
   * @param globalId what tells it from others, where the tracker has one
   * @param url where it leads
   * @param title its wording
   * @param resolved whether what it leads to is done
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RemoteLink(@Nullable String globalId, String url, String title, boolean resolved) {}
}
