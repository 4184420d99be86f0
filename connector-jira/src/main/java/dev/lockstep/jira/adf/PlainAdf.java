package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text without any markup as a document: what it shows is what was written. */
public final class PlainAdf {

  private PlainAdf() {}

  /** Paragraphs where there are empty lines, and every line a line. */
  public static AdfNode of(String text) {
    List<AdfNode> paragraphs = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R\\s*\\R")) {
      List<AdfNode> lines = new ArrayList<>();
      for (String line : paragraph.split("\\R")) {
        if (!lines.isEmpty()) {
          lines.add(node("hardBreak", null, List.of()));
        }
        if (!line.isEmpty()) {
          lines.add(node("text", line, List.of()));
        }
      }
      paragraphs.add(node("paragraph", null, lines));
    }
    return new AdfNode("doc", null, Map.of(), List.of(), paragraphs, Map.of("version", 1));
  }

  private static AdfNode node(String type, @Nullable String text, List<AdfNode> content) {
    return new AdfNode(type, text, Map.of(), List.of(), content, Map.of());
  }
}
