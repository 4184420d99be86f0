package dev.lockstep.jira.adf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one form of a line of nodes: no empty text, neighbours of the same look are one, marks in one
 * order, none on the space at their edges, no space and no break at the ends. Markdown cannot say
 * otherwise: {@code ** bold **} is not bold.
 */
final class Tidy {

  private static final List<String> ORDER = List.of("strong", "em", "strike", "code", "link");

  private Tidy() {}

  static List<AdfNode> line(List<AdfNode> nodes) {
    return merged(trimmed(spaced(split(nodes))));
  }

  /** The white space that commonmark knows: a mark cannot begin or end beside it. */
  static boolean isWhite(int character) {
    return Character.getType(character) == Character.SPACE_SEPARATOR
        || "\t\n\f\r".indexOf(character) >= 0;
  }

  /** Space apart from words; within code it belongs to the code. */
  private static List<AdfNode> split(List<AdfNode> nodes) {
    List<AdfNode> pieces = new ArrayList<>();
    for (AdfNode node : nodes) {
      String text = node.text();
      if (!node.is("text") || text == null) {
        pieces.add(node);
      } else if (isCode(node)) {
        piece(node, text, pieces);
      } else {
        int start = 0;
        while (start < text.length() && isWhite(text.charAt(start))) {
          start++;
        }
        int end = text.length();
        while (end > start && isWhite(text.charAt(end - 1))) {
          end--;
        }
        piece(node, text.substring(0, start), pieces);
        piece(node, text.substring(start, end), pieces);
        piece(node, text.substring(end), pieces);
      }
    }
    return pieces;
  }

  private static void piece(AdfNode node, String text, List<AdfNode> pieces) {
    if (!text.isEmpty()) {
      List<AdfMark> marks = new ArrayList<>(node.marks());
      marks.sort(Comparator.comparingInt(mark -> ORDER.indexOf(mark.type())));
      pieces.add(AdfNode.text(text, marks));
    }
  }

  /** Space carries what both its neighbours carry. */
  private static List<AdfNode> spaced(List<AdfNode> pieces) {
    List<AdfNode> spaced = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      AdfNode piece = pieces.get(i);
      spaced.add(isSpace(piece) ? piece.withMarks(common(pieces, i)) : piece);
    }
    return spaced;
  }

  private static List<AdfMark> common(List<AdfNode> pieces, int space) {
    int before = space - 1;
    while (before >= 0 && isSpace(pieces.get(before))) {
      before--;
    }
    int after = space + 1;
    while (after < pieces.size() && isSpace(pieces.get(after))) {
      after++;
    }
    if (before < 0 || after == pieces.size()) {
      return List.of();
    }
    List<AdfMark> others = pieces.get(after).marks();
    return pieces.get(before).marks().stream()
        .filter(mark -> !mark.is("code") && others.contains(mark))
        .toList();
  }

  private static List<AdfNode> trimmed(List<AdfNode> pieces) {
    List<AdfNode> trimmed = new ArrayList<>();
    for (AdfNode piece : pieces) {
      boolean atStart = trimmed.isEmpty();
      if (piece.is("hardBreak")) {
        dropSpace(trimmed);
        if (!trimmed.isEmpty()) {
          trimmed.add(piece);
        }
      } else if (!isSpace(piece) || !(atStart || last(trimmed).is("hardBreak"))) {
        trimmed.add(piece);
      }
    }
    while (!trimmed.isEmpty() && (isSpace(last(trimmed)) || last(trimmed).is("hardBreak"))) {
      trimmed.remove(trimmed.size() - 1);
    }
    return trimmed;
  }

  private static void dropSpace(List<AdfNode> pieces) {
    while (!pieces.isEmpty() && isSpace(last(pieces))) {
      pieces.remove(pieces.size() - 1);
    }
  }

  private static List<AdfNode> merged(List<AdfNode> pieces) {
    List<AdfNode> merged = new ArrayList<>();
    for (AdfNode piece : pieces) {
      if (!merged.isEmpty() && alike(last(merged), piece)) {
        AdfNode before = merged.remove(merged.size() - 1);
        merged.add(AdfNode.text(before.text() + "" + piece.text(), piece.marks()));
      } else {
        merged.add(piece);
      }
    }
    return merged;
  }

  private static boolean alike(AdfNode one, AdfNode other) {
    return one.is("text") && other.is("text") && one.marks().equals(other.marks());
  }

  private static boolean isSpace(AdfNode node) {
    String text = node.text();
    return node.is("text") && text != null && !isCode(node) && text.chars().allMatch(Tidy::isWhite);
  }

  private static boolean isCode(AdfNode node) {
    return node.marks().stream().anyMatch(mark -> mark.is("code"));
  }

  private static AdfNode last(List<AdfNode> nodes) {
    return nodes.get(nodes.size() - 1);
  }
}
