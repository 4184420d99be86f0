package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A line of nodes as wiki markup, each text in marks of its own. */
final class WikiLine {

  private static final Map<String, String> MARKS = Map.of("strong", "*", "em", "_", "strike", "-");

  private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
  private static final Pattern IN_ADDRESS = Pattern.compile("[\\[\\]|{}\\\\^!\\s\\p{Cntrl}]");

  private WikiLine() {}

  /**
   * @param lineEnd how a break is said
   */
  static String of(List<AdfNode> nodes, String lineEnd) {
    List<AdfNode> shown = new ArrayList<>();
    nodes.forEach(node -> shown.addAll(MarkdownShown.of(node)));
    List<AdfNode> line = Tidy.line(shown);
    StringBuilder wiki = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      AdfNode node = line.get(i);
      if (node.is("hardBreak")) {
        wiki.append(lineEnd);
      } else {
        boolean starts = wiki.isEmpty() || wiki.charAt(wiki.length() - 1) == '\n';
        boolean apart = isApart(line, i - 1, false) && isApart(line, i + 1, true);
        wiki.append(text(node, starts, apart));
      }
    }
    return wiki.toString();
  }

  private static String text(AdfNode node, boolean starts, boolean apart) {
    String text = AdfInline.shown(node);
    String core = text.strip();
    if (node.marks().isEmpty() || core.isEmpty()) {
      return WikiEscape.text(text, starts);
    }
    int start = text.indexOf(core);
    String before = text.substring(0, start);
    String after = text.substring(start + core.length());
    boolean free = apart || (!before.isEmpty() && !after.isEmpty());
    return before + marked(node, core, free) + after;
  }

  private static String marked(AdfNode node, String text, boolean free) {
    String wiki = WikiEscape.text(text, false);
    if (node.marks().contains(AdfMark.CODE)) {
      wiki = "{{" + wiki + "}}";
    }
    String href = AdfInline.href(node);
    if (ADDRESS.matcher(href).matches()) {
      String address = address(href);
      wiki = text.equals(address) ? "[" + address + "]" : "[" + wiki + "|" + address + "]";
    }
    for (AdfMark mark : node.marks()) {
      String sign = MARKS.get(mark.type());
      if (sign != null) { // within a word the sign needs braces
        String delimiter = free ? sign : "{" + sign + "}";
        wiki = delimiter + wiki + delimiter;
      }
    }
    return wiki;
  }

  private static boolean isApart(List<AdfNode> line, int index, boolean first) {
    if (index < 0 || index >= line.size() || line.get(index).is("hardBreak")) {
      return true;
    }
    String text = AdfInline.shown(line.get(index));
    return !text.isEmpty() && Tidy.isWhite(text.charAt(first ? 0 : text.length() - 1));
  }

  /** What would end the link or begin another macro is encoded. */
  private static String address(String href) {
    return IN_ADDRESS
        .matcher(href)
        .replaceAll(found -> String.format("%%%02X", (int) found.group().charAt(0)));
  }
}
