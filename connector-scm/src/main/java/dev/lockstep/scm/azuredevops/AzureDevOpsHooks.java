package dev.lockstep.scm.azuredevops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder;
import dev.lockstep.scm.rest.HookBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Service hooks of Azure DevOps. None is signed, so what they say is a hint at most: what they name
 * is read again.
 */
final class AzureDevOpsHooks implements HookDecoder {

  private static final ObjectReader BODY = new ObjectMapper().readerFor(HookJson.class);
  private static final String NAME = "Azure DevOps";
  private static final String BRANCH = "refs/heads/";
  private static final String TAG = "refs/tags/";
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

  private final String owner;
  private final WorkItemScopes workItems;

  /**
   * @param owner the organisation that is set; hooks do not name theirs
   * @param workItems the feeds of its work items
   */
  AzureDevOpsHooks(String owner, WorkItemScopes workItems) {
    this.owner = owner;
    this.workItems = workItems;
  }

  @Override
  public Decoded decode(HookHeaders headers, byte[] body) {
    HookJson json = HookBody.read(BODY, body, NAME);
    String event = HookBody.named("eventType", json.eventType());
    return new Decoded(
        delivery(json),
        event.equals("build.complete")
            ? List.of(build(json.resourceContainers()))
            : hooks(event, json.resource()));
  }

  private static @Nullable String delivery(HookJson json) {
    if (json.id() != null) {
      return HookBody.named("id", json.id());
    }
    return json.subscriptionId() == null
        ? null
        : HookBody.named("subscriptionId", json.subscriptionId()) + ":" + json.notificationId();
  }

  private List<Hook> hooks(String event, @Nullable HookResourceJson resource) {
    if (event.startsWith("workitem.")) {
      return workItem(resource);
    }
    if (event.equals("git.push")) {
      return push(event, HookBody.required("resource", resource));
    }
    return List.of(
        event.startsWith("git.pullrequest.")
            ? pullRequest(event, HookBody.required("resource", resource))
            : new Hook.Ignored("event not used"));
  }

  /** It may name neither repository nor project but by id. */
  private Hook build(@Nullable HookContainersJson containers) {
    ProjectJson project =
        HookBody.required(
            "resourceContainers.project", containers == null ? null : containers.project());
    String id = HookBody.required("resourceContainers.project.id", project.id());
    if (!ID.matcher(id).matches()) {
      throw new MalformedHookException("resourceContainers.project.id must be a GUID");
    }
    return new Hook.FeedTouched(source(), BuildFeed.scope(owner, id));
  }

  private String source() {
    return AzureDevOps.PROVIDER + "/" + owner;
  }

  private List<Hook> workItem(@Nullable HookResourceJson resource) {
    if (resource != null && isTest(resource)) {
      return List.of(new Hook.Ignored("test event"));
    }
    List<String> feeds = workItems.of(resource == null ? null : project(resource));
    return feeds.isEmpty()
        ? List.of(new Hook.Ignored("project out of scope"))
        : feeds.stream().<Hook>map(feed -> new Hook.FeedTouched(source(), feed)).toList();
  }

  /** The button "test" of the settings sends one without a work item. */
  private static boolean isTest(HookResourceJson resource) {
    return resource.workItemId() != null && resource.workItemId() == 0;
  }

  private static @Nullable String project(HookResourceJson resource) {
    RevisionJson revision = resource.revision();
    Map<String, @Nullable Object> fields = revision == null ? resource.fields() : revision.fields();
    Object project = fields == null ? null : fields.get("System.TeamProject");
    return project instanceof String name ? name : null;
  }

  /** Tags are read by a sweep, which nothing else in the listing might ask for. */
  private List<Hook> push(String event, HookResourceJson resource) {
    RepositoryRef repository = repository(resource);
    Set<String> branches = new TreeSet<>();
    boolean tags = false;
    for (RefJson ref : HookBody.required("resource.refUpdates", resource.refUpdates())) {
      String name = HookBody.named("resource.refUpdates.name", ref == null ? null : ref.name());
      if (name.startsWith(BRANCH) && name.length() > BRANCH.length()) {
        branches.add(name.substring(BRANCH.length()));
      }
      tags |= name.startsWith(TAG);
    }
    Hook touched = new Hook.BranchesTouched(repository, branches, event);
    return tags ? List.of(touched, new Hook.RepositoryTouched(repository)) : List.of(touched);
  }

  private Hook pullRequest(String event, HookResourceJson resource) {
    long number = HookBody.required("resource.pullRequestId", resource.pullRequestId());
    return new Hook.PullRequestTouched(repository(resource), number, event);
  }

  private RepositoryRef repository(HookResourceJson resource) {
    RepositoryJson repository = HookBody.required("resource.repository", resource.repository());
    ProjectJson project = HookBody.required("resource.repository.project", repository.project());
    return new RepositoryRef(
        AzureDevOps.PROVIDER,
        owner,
        HookBody.part("resource.repository.project.name", project.name())
            + ":"
            + HookBody.part("resource.repository.name", repository.name()));
  }
}
