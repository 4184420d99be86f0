package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Files of a Data Center site. */
final class DcAttachmentApi {
  private static final int MOST = 10 * 1024 * 1024;

  private DcAttachmentApi() {}

  static Reply meta(DcRequest request) {
    return Reply.json(Json.object().put("enabled", true).put("uploadLimit", MOST));
  }

  static Reply add(DcRequest request) {
    Call call = request.call();
    // Without this header Jira takes a form for one that a browser was tricked into sending.
    if (!"no-check".equals(call.header("X-Atlassian-Token").orElse(""))) {
      throw new Refusal(Reply.text(403, "text/plain;charset=UTF-8", "XSRF check failed"));
    }
    Issue issue = request.issue();
    List<Multipart.Part> files =
        Multipart.parts(call).stream()
            .filter(part -> "file".equals(part.name()) && !part.filename().isEmpty())
            .toList();
    if (files.isEmpty()) {
      throw JiraErrors.refusal(400, "A form field 'file' with a file name is required.");
    }
    if (files.stream().anyMatch(file -> file.content().length > MOST)) {
      throw JiraErrors.refusal(
          413, "The attachment is too large. The largest that may be uploaded is 10.00 MB.");
    }
    ArrayNode added = Json.array();
    for (Multipart.Part file : files) {
      added.add(
          json(
              request,
              SideChanges.attach(
                  request.site(),
                  issue,
                  request.me(),
                  file.filename(),
                  file.contentType(),
                  file.content())));
    }
    request.note("write.attachment", issue.key());
    return Reply.json(added);
  }

  static Reply get(DcRequest request) {
    return Reply.json(json(request, attachment(request)));
  }

  static Reply delete(DcRequest request) {
    SideChanges.detach(request.site(), attachment(request), request.me());
    return Reply.empty(204);
  }

  /** Nobody is sent to the login page. */
  static Reply content(DcRequest request) {
    if (request.caller().isEmpty()) {
      return new Reply(
          302,
          Map.of("Location", request.at().uri() + "/login.jsp?permissionViolation=true"),
          new byte[0]);
    }
    Attachment file = attachment(request);
    return new Reply(200, Map.of("Content-Type", file.mimeType()), file.content());
  }

  private static Attachment attachment(DcRequest request) {
    request.me();
    String id = request.call().part("id");
    return request
        .site()
        .belongings()
        .attachment(id)
        .orElseThrow(
            () -> JiraErrors.refusal(404, "The attachment with id '" + id + "' does not exist"));
  }

  private static ObjectNode json(DcRequest request, Attachment file) {
    return json(request.at(), file);
  }

  static ObjectNode json(DcSite at, Attachment file) {
    DcJson render = new DcJson(at);
    String id = Long.toString(file.id());
    ObjectNode json =
        Json.object()
            .put("self", render.api() + "/attachment/" + id)
            .put("id", id)
            .put("filename", file.filename());
    json.set("author", render.dress().user(at.people().of(file.author())));
    return json.put("created", render.older().time(file.created()))
        .put("size", file.content().length)
        .put("mimeType", file.mimeType())
        .put(
            "content",
            at.uri()
                + "/secure/attachment/"
                + id
                + "/"
                + URLEncoder.encode(file.filename(), StandardCharsets.UTF_8));
  }
}
