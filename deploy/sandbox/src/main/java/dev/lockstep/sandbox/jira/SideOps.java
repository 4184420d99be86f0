package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.sandbox.jira.FieldWrite.Op;
import java.util.List;
import java.util.Map;

/** Links and comments that ride along with an edit, a creation or a transition. */
final class SideOps {
  private SideOps() {}

  static void links(FieldWrite write, List<Op> ops) {
    JiraSite site = write.site();
    for (Op op : ops) {
      JsonNode value = op.value();
      LinkType type = linkType(value.path("type"));
      boolean outward = value.has("outwardIssue");
      Issue other =
          FieldValues.issue(site, outward ? value.path("outwardIssue") : value.path("inwardIssue"));
      write.afterwards(
          (issue, author) ->
              SideChanges.link(
                  site, type, outward ? issue : other, outward ? other : issue, author));
    }
  }

  static LinkType linkType(JsonNode type) {
    String name = type.path("name").asText(type.path("id").asText(""));
    return LinkType.find(name)
        .orElseThrow(
            () -> new FieldValues.Wrong("No issue link type with name '" + name + "' found."));
  }

  static void comments(FieldWrite write, List<Op> ops) {
    JiraSite site = write.site();
    for (Op op : ops) {
      switch (op.verb()) {
        case "add" -> {
          Doc doc = comment(op.value().path("body"));
          Map<String, JsonNode> properties = Props.read(op.value().path("properties"));
          write.afterwards(
              (issue, author) -> Changes.comment(site, issue, author, doc, properties));
        }
        case "edit" -> {
          Comment comment = existing(write, op.value());
          Doc doc = comment(op.value().path("body"));
          write.afterwards(
              (issue, author) ->
                  SideChanges.edit(site, issue, comment, author, doc, MissingNode.getInstance()));
        }
        default -> {
          Comment comment = existing(write, op.value());
          write.afterwards((issue, author) -> SideChanges.delete(site, issue, comment, author));
        }
      }
    }
  }

  /** The body of a comment, or what is wrong with it. */
  static Doc comment(JsonNode body) {
    Doc doc = Adf.read(body).orElseThrow(() -> new FieldValues.Wrong("Comment body is not valid!"));
    if (doc.adf().path("content").isEmpty()) {
      throw new FieldValues.Wrong("Comment body can not be empty!");
    }
    if (doc.text().length() > Adf.MOST) {
      throw new FieldValues.Wrong("CONTENT_LIMIT_EXCEEDED");
    }
    return doc;
  }

  private static Comment existing(FieldWrite write, JsonNode value) {
    String id = value.path("id").asText();
    return write
        .site()
        .comments()
        .find(write.issue().id(), id)
        .orElseThrow(() -> new FieldValues.Wrong("Can not find a comment for the id: " + id + "."));
  }
}
