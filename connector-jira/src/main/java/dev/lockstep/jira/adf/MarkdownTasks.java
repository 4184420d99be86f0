package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Lists of tasks: {@code - [x] done}. A list is one when every item is a task, of a line and lists
 * of tasks; any other stays a list that shows its boxes.
 */
final class MarkdownTasks {

  private static final int BOX = "[ ]".length();

  private final String markdown;
  private int named;

  MarkdownTasks(String markdown) {
    this.markdown = markdown;
  }

  boolean isTasks(BulletList list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node line = item.getFirstChild();
      if (!(line instanceof Paragraph paragraph) || !hasBox(paragraph)) {
        return false;
      }
      for (Node more = line.getNext(); more != null; more = more.getNext()) {
        if (!(more instanceof BulletList nested) || !isTasks(nested)) {
          return false;
        }
      }
    }
    return true;
  }

  AdfNode list(BulletList list) {
    Map<String, @Nullable Object> name = Map.of("localId", name());
    List<AdfNode> tasks = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
        tasks.add(part instanceof BulletList nested ? list(nested) : task(part));
      }
    }
    return AdfNode.of("taskList", name, tasks);
  }

  private AdfNode task(Node paragraph) {
    List<AdfNode> line = new ArrayList<>(MarkdownLine.of(paragraph));
    String text = String.valueOf(line.get(0).text());
    line.set(0, AdfNode.text(text.substring(BOX), List.of()));
    String state = text.charAt(1) == ' ' ? "TODO" : "DONE";
    return AdfNode.of("taskItem", Map.of("localId", name(), "state", state), Tidy.line(line));
  }

  /** The box as it was written: an escaped one is text, though it reads the same. */
  private boolean hasBox(Paragraph paragraph) {
    List<SourceSpan> spans = paragraph.getSourceSpans();
    int start = spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
    if (!markdown.startsWith("[", start)) {
      return false;
    }
    List<AdfNode> line = MarkdownLine.of(paragraph);
    String text = line.isEmpty() ? null : line.get(0).text();
    return text != null
        && line.get(0).marks().isEmpty()
        && (text.matches("(?s)\\[[ xX]\\] .*") || text.matches("\\[[ xX]\\]"));
  }

  /** Unique within the document, and the same for the same text. */
  private String name() {
    named++;
    return "task-" + named;
  }
}
