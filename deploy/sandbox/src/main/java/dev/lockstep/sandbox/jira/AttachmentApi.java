package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.sandbox.hook.Signature;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Files of issues: sent as multipart, fetched by a signed address somewhere else. */
final class AttachmentApi {
  private static final long SIGNED_MILLIS = 600_000;

  /** Jira's own limit where nobody set another, in bytes. */
  static final int MOST = 10_485_760;

  private final Writes writes;
  private final String key;

  AttachmentApi(Writes writes, long seed) {
    this.writes = writes;
    this.key = "media " + seed;
  }

  Reply add(JiraSite site, String siteUri, Call call) {
    if (!"no-check".equalsIgnoreCase(call.header("X-Atlassian-Token").orElse(""))) {
      return Reply.text(403, "text/html;charset=UTF-8", "XSRF check failed");
    }
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    List<Multipart.Part> files =
        Multipart.parts(call).stream().filter(part -> "file".equals(part.name())).toList();
    if (files.isEmpty()) {
      throw JiraErrors.refusal(400, "The request must be multipart/form-data with a part 'file'.");
    }
    if (files.stream().anyMatch(part -> part.content().length > MOST)) {
      throw JiraErrors.refusal(
          413, "The file is larger than the limit of " + MOST + " bytes for attachments.");
    }
    PartsJson render = new IssueJson(site, siteUri, 3).parts();
    ArrayNode answer = Json.array();
    for (Multipart.Part part : files) {
      Attachment file =
          SideChanges.attach(
              site,
              site.byId(issue.id()).orElse(issue),
              author,
              part.filename(),
              part.contentType(),
              part.content());
      answer.add(render.attachment(file));
      note(site, "write.attach", issue.key(), file, author);
    }
    return Reply.json(answer);
  }

  static Reply meta(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    return Reply.json(Json.object().put("enabled", true).put("uploadLimit", MOST));
  }

  Reply get(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    Attachment file = existing(site, call.part("id"));
    // Here, and only here, the id is a number.
    return Reply.json(
        new IssueJson(site, siteUri, 3).parts().attachment(file).put("id", file.id()));
  }

  /** The content is elsewhere; whoever wants it must follow, without credentials. */
  Reply content(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    Attachment file = existing(site, call.part("id"));
    if ("false".equals(call.query("redirect").orElse("true"))) {
      return bytes(file);
    }
    long until = site.clock().millis() + SIGNED_MILLIS;
    return Reply.empty(303)
        .with(
            "Location",
            siteUri.replaceFirst("/ex/jira/.*", "/jira/" + site.name())
                + "/_media/file/"
                + file.id()
                + "/binary?until="
                + until
                + "&token="
                + signature(site, file, Long.toString(until)));
  }

  Reply media(JiraSite site, Call call) {
    Attachment file = existing(site, call.part("id"));
    String until = call.query("until").orElse("0");
    boolean good =
        until.matches("\\d{1,18}")
            && Long.parseLong(until) >= site.clock().millis()
            && signature(site, file, until).equals(call.query("token").orElse(""));
    return good
        ? bytes(file)
        : Reply.json(403, Json.object().put("error", "the signature is wrong or has expired"));
  }

  Reply delete(JiraSite site, Call call) {
    Person author = JiraAccess.known(site, call);
    Attachment file = existing(site, call.part("id"));
    Issue issue = site.byId(file.issueId()).orElseThrow(JiraErrors::noIssue);
    writes.counted(issue);
    SideChanges.detach(site, file, author);
    note(site, "write.attachment.delete", issue.key(), file, author);
    return Reply.empty(204);
  }

  private String signature(JiraSite site, Attachment file, String until) {
    String text = site.name() + " " + file.id() + " " + until;
    return Signature.of(key, text.getBytes(StandardCharsets.UTF_8)).substring(7);
  }

  private static Reply bytes(Attachment file) {
    return new Reply(
        200,
        Map.of(
            "Content-Type",
            file.mimeType(),
            "Content-Disposition",
            "attachment; filename=\"" + file.filename().replace("\"", "") + "\""),
        file.content());
  }

  private static Attachment existing(JiraSite site, String id) {
    return site.belongings().attachment(id).orElseThrow(() -> missing(id));
  }

  private static Refusal missing(String id) {
    return JiraErrors.refusal(404, "The attachment with id '" + id + "' does not exist");
  }

  private static void note(
      JiraSite site, String kind, String issue, Attachment file, Person author) {
    Writes.note(
        site,
        kind,
        issue,
        Map.of(
            "filename", file.filename(),
            "bytes", Integer.toString(file.content().length),
            "by", author.displayName()));
  }
}
