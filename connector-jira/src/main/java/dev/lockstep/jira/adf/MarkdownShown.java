package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An inline node by texts, breaks and media alone, with the marks that Markdown can say. */
final class MarkdownShown {

  private MarkdownShown() {}

  static List<AdfNode> of(AdfNode node) {
    String shown = AdfInline.shown(node);
    return switch (node.type()) {
      case "hardBreak" -> List.of(node);
      case "status" -> List.of(AdfNode.text(node.attribute("text"), List.of(AdfMark.STRONG)));
      case "inlineCard", "blockCard", "embedCard" ->
          lines(shown, Markdown.isLink(shown) ? List.of(AdfMark.link(shown)) : List.of());
      case "media", "mediaInline" -> {
        String alt = node.attribute("alt").replaceAll("\\s+", " ").strip();
        String url = node.attribute("url");
        yield List.of(
            AdfNode.of(
                "media", Map.of("alt", alt.isEmpty() ? "attachment" : alt, "url", url), List.of()));
      }
      default -> {
        List<AdfNode> texts = new ArrayList<>(lines(shown, marks(node)));
        node.content().forEach(child -> texts.addAll(of(child)));
        yield texts;
      }
    };
  }

  /** Text can hold line ends, which are seen. */
  private static List<AdfNode> lines(String text, List<AdfMark> marks) {
    List<AdfNode> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      if (!lines.isEmpty()) {
        lines.add(AdfNode.of("hardBreak", List.of()));
      }
      lines.add(AdfNode.text(line, marks));
    }
    return lines;
  }

  private static List<AdfMark> marks(AdfNode node) {
    Stream<AdfMark> looks =
        Stream.of(AdfMark.STRONG, AdfMark.EM, AdfMark.STRIKE, AdfMark.CODE)
            .filter(look -> node.marks().stream().anyMatch(mark -> mark.is(look.type())));
    Stream<AdfMark> link =
        node.marks().stream()
            .filter(mark -> mark.is("link") && Markdown.isLink(mark.href()))
            .limit(1)
            .map(
                mark ->
                    AdfMark.link(
                        mark.href(), AdfNode.scalar(mark.attributes().get("title")).strip()));
    return Stream.concat(looks, link).toList();
  }
}
