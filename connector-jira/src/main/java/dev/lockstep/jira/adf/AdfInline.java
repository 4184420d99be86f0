package dev.lockstep.jira.adf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** What stands within a line, and what people see of it. */
final class AdfInline {

  private static final Set<String> TYPES =
      Set.of(
          "text",
          "hardBreak",
          "mention",
          "emoji",
          "date",
          "status",
          "inlineCard",
          "placeholder",
          "mediaInline",
          "inlineExtension");

  private AdfInline() {}

  static boolean is(AdfNode node) {
    return TYPES.contains(node.type());
  }

  /** Where a node leads, empty when it leads nowhere. */
  static String href(AdfNode node) {
    return node.marks().stream()
        .filter(mark -> mark.is("link"))
        .map(AdfMark::href)
        .findFirst()
        .orElse("");
  }

  /** What a node shows of itself, without its content; empty when it shows nothing. */
  static String shown(AdfNode node) {
    return switch (node.type()) {
      case "hardBreak" -> "\n";
      case "mention" -> mention(node);
      case "emoji" -> first(node, "text", "shortName");
      case "date" -> date(node.attribute("timestamp"));
      case "status" -> "[" + node.attribute("text") + "]";
      case "inlineCard", "blockCard", "embedCard" -> url(node);
      default -> node.text() == null ? first(node, "text", "alt", "url", "title") : node.text();
    };
  }

  /** The name as it was mentioned, always with its {@code @}. */
  static String mention(AdfNode node) {
    String name = first(node, "text", "id");
    return name.startsWith("@") ? name : "@" + name;
  }

  /** What a card leads to; old cards carry it within their data. */
  static String url(AdfNode card) {
    String url = card.attribute("url");
    return url.isEmpty() && card.attributes().get("data") instanceof Map<?, ?> data
        ? AdfNode.scalar(data.get("url"))
        : url;
  }

  private static String first(AdfNode node, String... names) {
    for (String name : names) {
      if (!node.attribute(name).isEmpty()) {
        return node.attribute(name);
      }
    }
    return "";
  }

  private static String date(String millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis))
          .atOffset(ZoneOffset.UTC)
          .toLocalDate()
          .toString();
    } catch (NumberFormatException notATime) {
      return millis;
    }
  }
}
