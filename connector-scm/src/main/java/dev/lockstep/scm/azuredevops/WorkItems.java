package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItem.Attachment;
import dev.lockstep.contract.WorkItem.Link;
import dev.lockstep.contract.WorkItem.Parent;
import dev.lockstep.contract.WorkItem.RemoteLink;
import dev.lockstep.scm.rest.Answers;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Work items of Azure DevOps in our words.
 *
 * @param owner the organisation as it stands in references
 * @param organization as it stands in addresses
 * @param web where people open it
 * @param customerField reference name of the field with the customer, where one is set
 */
record WorkItems(String owner, String organization, URI web, @Nullable String customerField) {

  private static final String PARENT = "System.LinkTypes.Hierarchy-Reverse";
  private static final String CHILD = "System.LinkTypes.Hierarchy-Forward";
  private static final String ITEM = "/workitems/";

  /** Fields that have no place of their own, by the name they get. */
  private static final Map<String, String> OTHERS = others();

  private static Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("area-path", "System.AreaPath");
    others.put("iteration-path", "System.IterationPath");
    others.put("board-column", "System.BoardColumn");
    others.put("severity", "Microsoft.VSTS.Common.Severity");
    others.put("story-points", "Microsoft.VSTS.Scheduling.StoryPoints");
    others.put("effort", "Microsoft.VSTS.Scheduling.Effort");
    others.put("original-estimate", "Microsoft.VSTS.Scheduling.OriginalEstimate");
    others.put("remaining-work", "Microsoft.VSTS.Scheduling.RemainingWork");
    others.put("completed-work", "Microsoft.VSTS.Scheduling.CompletedWork");
    return others;
  }

  WorkItem read(RevisionJson json, Process process, Instant updated) {
    Fields fields = Fields.of(json.fields());
    int id = json.id() == null ? 0 : json.id();
    String project = fields.textOr("System.TeamProject", "");
    String type = fields.textOr("System.WorkItemType", "");
    Status status = process.status(type, fields.textOr("System.State", ""));
    List<RelationJson> relations =
        json.relations() == null ? List.of() : PullRequestPages.present(json.relations());
    Instant created = fields.time("System.CreatedDate");
    String description = fields.plain("System.Description");
    return new WorkItem(
        Keys.ref(owner, id),
        Keys.of(id),
        Set.of(),
        project,
        process.type(type),
        fields.textOr("System.Title", ""),
        description == null ? fields.plain("Microsoft.VSTS.TCM.ReproSteps") : description,
        status,
        fields.person("System.AssignedTo"),
        fields.person("System.CreatedBy"),
        fields.text(Fields.PRIORITY),
        fields.tags(),
        Set.of(),
        Set.of(),
        parent(relations),
        links(relations),
        sprint(fields.text("System.IterationPath")),
        others(fields),
        Set.of(),
        attachments(relations),
        remoteLinks(relations),
        created == null ? updated : created,
        updated,
        status.category() == Status.Category.DONE
            ? fields.time("Microsoft.VSTS.Common.ClosedDate")
            : null,
        null,
        url(project, id));
  }

  private Map<String, String> others(Fields fields) {
    Map<String, String> found = new TreeMap<>();
    OTHERS.forEach((name, field) -> put(found, name, fields.text(field)));
    if (customerField != null) {
      put(found, "customer", fields.text(customerField));
    }
    return found;
  }

  private static void put(Map<String, String> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /** The path's last part; the root is the project and no sprint. */
  private static @Nullable String sprint(@Nullable String path) {
    int last = path == null ? -1 : path.lastIndexOf('\\');
    return path == null || last < 0 ? null : path.substring(last + 1);
  }

  private @Nullable Parent parent(List<RelationJson> relations) {
    for (RelationJson one : relations) {
      Integer id = PARENT.equals(one.rel()) ? item(one) : null;
      if (id != null) {
        return new Parent(Keys.ref(owner, id), Keys.of(id));
      }
    }
    return null;
  }

  private List<Link> links(List<RelationJson> relations) {
    List<Link> links = new ArrayList<>();
    for (RelationJson one : relations) {
      Integer id = item(one);
      if (id != null && !PARENT.equals(one.rel()) && !CHILD.equals(one.rel())) {
        links.add(new Link(name(one), Keys.ref(owner, id), Keys.of(id)));
      }
    }
    return links;
  }

  private static @Nullable Integer item(RelationJson one) {
    String url = String.valueOf(one.url());
    int at = url.toLowerCase(java.util.Locale.ROOT).lastIndexOf(ITEM);
    String id = at < 0 ? "" : url.substring(at + ITEM.length());
    return id.matches("[1-9]\\d{0,8}") ? (Integer) Integer.parseInt(id) : null;
  }

  private static String name(RelationJson one) {
    String name = one.attributes() == null ? null : Fields.text(one.attributes().get("name"));
    return name == null ? String.valueOf(one.rel()) : name;
  }

  private static List<Attachment> attachments(List<RelationJson> relations) {
    List<Attachment> files = new ArrayList<>();
    for (RelationJson one : relations) {
      if ("AttachedFile".equals(one.rel()) && one.url() != null && one.attributes() != null) {
        Object size = one.attributes().get("resourceSize");
        Instant created =
            one.attributes().get("resourceCreatedDate") instanceof String text
                ? Answers.time(text).orElse(Instant.EPOCH)
                : Instant.EPOCH;
        files.add(
            new Attachment(
                one.url().substring(one.url().lastIndexOf('/') + 1),
                name(one),
                size instanceof Number number ? number.longValue() : 0,
                "application/octet-stream",
                created));
      }
    }
    files.sort(java.util.Comparator.comparing(Attachment::created));
    return files;
  }

  /** Hyperlinks, and what Azure DevOps itself links: pull requests, branches, commits, builds. */
  private List<RemoteLink> remoteLinks(List<RelationJson> relations) {
    List<RemoteLink> links = new ArrayList<>();
    for (RelationJson one : relations) {
      String url = one.url();
      if (url != null && "Hyperlink".equals(one.rel())) {
        links.add(new RemoteLink(null, url, url, false));
      } else if (url != null && "ArtifactLink".equals(one.rel())) {
        Artifact artifact = Artifact.parse(url);
        String page = artifact == null ? url : artifact.web(web, organization);
        links.add(new RemoteLink(url, page, name(one), false));
      }
    }
    return links;
  }

  private String url(String project, int id) {
    return UriBuilder.fromUri(web)
        .segment(organization, project, "_workitems", "edit", Integer.toString(id))
        .build()
        .toString();
  }
}
