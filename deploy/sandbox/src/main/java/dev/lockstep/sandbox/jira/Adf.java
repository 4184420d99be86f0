package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at documents as Jira does: what may be in what, and what a node cannot be without. */
final class Adf {
  /** The longest text of a field. */
  static final int MOST = 32_767;

  private static final Set<String> INLINE =
      Set.of(
          "text",
          "hardBreak",
          "mention",
          "emoji",
          "date",
          "status",
          "inlineCard",
          "inlineExtension",
          "placeholder",
          "mediaInline");

  private static final Set<String> BLOCK =
      Set.of(
          "paragraph",
          "heading",
          "bulletList",
          "orderedList",
          "taskList",
          "decisionList",
          "codeBlock",
          "blockquote",
          "panel",
          "rule",
          "table",
          "expand",
          "nestedExpand",
          "mediaSingle",
          "mediaGroup",
          "blockCard",
          "embedCard",
          "extension",
          "bodiedExtension",
          "layoutSection");

  private static final Map<String, Set<String>> CHILDREN =
      Map.ofEntries(
          Map.entry("doc", BLOCK),
          Map.entry("paragraph", INLINE),
          Map.entry("heading", INLINE),
          Map.entry("taskItem", INLINE),
          Map.entry("decisionItem", INLINE),
          Map.entry("caption", INLINE),
          Map.entry("codeBlock", Set.of("text")),
          Map.entry("bulletList", Set.of("listItem")),
          Map.entry("orderedList", Set.of("listItem")),
          Map.entry("taskList", Set.of("taskItem", "taskList")),
          Map.entry("decisionList", Set.of("decisionItem")),
          Map.entry("table", Set.of("tableRow")),
          Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
          Map.entry("mediaSingle", Set.of("media", "caption")),
          Map.entry("mediaGroup", Set.of("media")),
          Map.entry("layoutSection", Set.of("layoutColumn")));

  private static final Set<String> BLOCK_HOLDERS =
      Set.of(
          "listItem",
          "blockquote",
          "panel",
          "tableCell",
          "tableHeader",
          "expand",
          "nestedExpand",
          "layoutColumn",
          "bodiedExtension");

  private static final Map<String, String> NEEDED =
      Map.of(
          "mention", "id",
          "emoji", "shortName",
          "date", "timestamp",
          "status", "text",
          "heading", "level",
          "panel", "panelType",
          "media", "type");

  private static final Set<String> MARKS =
      Set.of(
          "strong",
          "em",
          "code",
          "link",
          "strike",
          "underline",
          "textColor",
          "subsup",
          "backgroundColor",
          "border",
          "annotation",
          "alignment",
          "indentation",
          "breakout",
          "fragment",
          "dataConsumer");

  private Adf() {}

  /** A document, unless Jira would refuse it. */
  static Optional<Doc> read(JsonNode doc) {
    return isDocument(doc) && good(doc) ? Optional.of(Doc.ofAdf(doc)) : Optional.empty();
  }

  static boolean isDocument(JsonNode doc) {
    return "doc".equals(doc.path("type").asText())
        && doc.path("version").asInt() == 1
        && doc.path("content").isArray();
  }

  private static boolean good(JsonNode node) {
    String type = node.path("type").asText();
    if ("text".equals(type) && node.path("text").asText("").isEmpty()) {
      return false;
    }
    String needed = NEEDED.get(type);
    if (needed != null && node.path("attrs").path(needed).isMissingNode()) {
      return false;
    }
    for (JsonNode mark : node.path("marks")) {
      String name = mark.path("type").asText();
      boolean inCode = "codeBlock".equals(type);
      if (inCode || !MARKS.contains(name)) {
        return false;
      }
      if ("link".equals(name) && !mark.path("attrs").path("href").isTextual()) {
        return false;
      }
    }
    return goodMarks(node.path("marks")) && goodChildren(node, type);
  }

  /** Code goes together with nothing but a link. */
  private static boolean goodMarks(JsonNode marks) {
    boolean code = false;
    boolean other = false;
    for (JsonNode mark : marks) {
      String name = mark.path("type").asText();
      code |= "code".equals(name);
      other |= !Set.of("code", "link", "annotation").contains(name);
    }
    return !(code && other);
  }

  private static boolean goodChildren(JsonNode node, String type) {
    Set<String> allowed =
        BLOCK_HOLDERS.contains(type) ? BLOCK : CHILDREN.getOrDefault(type, Set.of());
    for (JsonNode child : node.path("content")) {
      if (!allowed.contains(child.path("type").asText()) || !good(child)) {
        return false;
      }
    }
    return true;
  }

  /** The text of a document. */
  static String plain(JsonNode doc) {
    StringBuilder text = new StringBuilder();
    append(doc, text);
    return text.toString().strip();
  }

  private static void append(JsonNode node, StringBuilder text) {
    JsonNode attrs = node.path("attrs");
    switch (node.path("type").asText()) {
      case "text" -> text.append(node.path("text").asText());
      case "hardBreak" -> text.append('\n');
      case "mention", "status" -> text.append(attrs.path("text").asText(""));
      case "emoji" -> text.append(attrs.path("shortName").asText());
      case "date" -> text.append(attrs.path("timestamp").asText());
      case "inlineCard", "blockCard", "embedCard" -> text.append(attrs.path("url").asText(""));
      default -> {}
    }
    node.path("content").forEach(child -> append(child, text));
    switch (node.path("type").asText()) {
      case "paragraph", "heading", "codeBlock", "taskItem", "decisionItem", "blockCard" ->
          text.append('\n');
      default -> {}
    }
  }
}
