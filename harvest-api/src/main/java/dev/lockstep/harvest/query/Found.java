package dev.lockstep.harvest.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item met on the way down from a root.
 *
 * @param path refs from the root to the item itself
 */
public record Found(List<String> path, String key, String summary, String type) {

  /**
   * The trees that these items form.
   *
   * @param found each after the one above it; the order among siblings is kept
   */
  public static List<Node> trees(Iterable<Found> found) {
    List<Node> roots = new ArrayList<>();
    // By path, not by item: an item may be a root and below another root at the same time.
    Map<List<String>, List<Node>> childrenOf = new HashMap<>();
    for (Found item : found) {
      List<Node> children = new ArrayList<>(0);
      Node node = new Node(item.key, item.summary, item.type, children);
      childrenOf.put(item.path, children);
      List<Node> siblings =
          item.path.size() == 1
              ? roots
              : childrenOf.get(item.path.subList(0, item.path.size() - 1));
      if (siblings == null) {
        throw new IllegalArgumentException(item.key + " came before the item above it");
      }
      siblings.add(node);
    }
    return roots;
  }
}
