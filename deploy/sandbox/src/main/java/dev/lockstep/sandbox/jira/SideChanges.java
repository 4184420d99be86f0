package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and programs do to what hangs on issues: comments, links, files. */
final class SideChanges {
  private SideChanges() {}

  static Comment comment(
      JiraSite site, Issue issue, Person author, Doc body, Map<String, JsonNode> properties) {
    long now = site.clock().millis();
    Comment comment = new Comment(site.takeId(), author, body, now, author, now, properties);
    site.comments().put(issue.id(), comment);
    return comment;
  }

  static Comment edit(
      JiraSite site, Issue issue, Comment before, Person author, Doc body, JsonNode properties) {
    Comment after =
        before.edited(
            body, author, site.clock().millis(), Props.merged(before.properties(), properties));
    site.comments().put(issue.id(), after);
    touch(site, issue, author);
    site.tell(new JiraEvent.CommentChanged(issue, author, after, false));
    return after;
  }

  static void delete(JiraSite site, Issue issue, Comment comment, Person author) {
    site.comments().remove(issue.id(), comment);
    touch(site, issue, author);
    site.tell(new JiraEvent.CommentChanged(issue, author, comment, true));
  }

  /** Links two issues; both remember it. A link that is there already stays as it is. */
  static Link link(JiraSite site, LinkType type, Issue from, Issue to, Person author) {
    return site.links()
        .like(type, from.id(), to.id())
        .orElseGet(
            () -> {
              Link link = new Link(site.takeId(), type, from.id(), to.id());
              site.links().add(link);
              remember(site, link, from, to, author, true);
              remember(site, link, to, from, author, true);
              site.tell(new JiraEvent.Linked(link, false));
              return link;
            });
  }

  static void unlink(JiraSite site, Link link, Person author) {
    site.links().remove(link);
    Issue from = site.byId(link.from()).orElse(null);
    Issue to = site.byId(link.to()).orElse(null);
    if (from != null && to != null) {
      remember(site, link, from, to, author, false);
      remember(site, link, to, from, author, false);
    }
    site.tell(new JiraEvent.Linked(link, true));
  }

  private static void remember(
      JiraSite site, Link link, Issue issue, Issue other, Person author, boolean added) {
    String words = "This issue " + link.verb(issue.id()) + " " + other.key();
    site.change(
        site.byId(issue.id()).orElse(issue),
        author,
        List.of(change("Link", "issuelinks", other.key(), words, added)),
        edit -> {});
  }

  static Attachment attach(
      JiraSite site, Issue issue, Person author, String filename, String type, byte[] content) {
    Attachment file =
        new Attachment(
            site.takeId(), issue.id(), filename, type, author, site.clock().millis(), content);
    site.belongings().add(file);
    remember(site, file, author, true);
    return file;
  }

  static void detach(JiraSite site, Attachment file, Person author) {
    site.belongings().remove(file);
    remember(site, file, author, false);
  }

  private static void remember(JiraSite site, Attachment file, Person author, boolean added) {
    Issue issue = site.byId(file.issueId()).orElseThrow();
    site.change(
        issue,
        author,
        List.of(
            change("Attachment", "attachment", Long.toString(file.id()), file.filename(), added)),
        edit -> {});
    site.tell(new JiraEvent.Attached(file, !added));
  }

  /** Adds a remote link, or replaces the one with this global id. */
  static RemoteLink remoteLink(
      JiraSite site,
      Issue issue,
      @Nullable RemoteLink before,
      String globalId,
      ObjectNode body,
      Person author) {
    RemoteLink link = new RemoteLink(before == null ? site.takeId() : before.id(), globalId, body);
    site.belongings().put(issue.id(), link);
    if (before == null) {
      remember(site, issue, link, author, true);
    }
    return link;
  }

  static void dropRemoteLink(JiraSite site, Issue issue, RemoteLink link, Person author) {
    site.belongings().remove(issue.id(), link);
    remember(site, issue, link, author, false);
  }

  private static void remember(
      JiraSite site, Issue issue, RemoteLink link, Person author, boolean added) {
    String words = "This issue links to \"" + link.title() + "\"";
    site.change(
        issue,
        author,
        List.of(
            change("RemoteIssueLink", "remoteissuelink", Long.toString(link.id()), words, added)),
        edit -> {});
  }

  private static void touch(JiraSite site, Issue issue, Person author) {
    site.change(issue, author, List.of(), edit -> {}, site.clock().millis(), true, null);
  }

  private static Change change(String field, String id, String value, String text, boolean added) {
    return added
        ? new Change(field, id, null, null, value, text)
        : new Change(field, id, value, text, null, null);
  }
}
