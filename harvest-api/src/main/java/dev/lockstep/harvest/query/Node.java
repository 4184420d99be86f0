package dev.lockstep.harvest.query;

import java.util.List;

/**
 * An item with those below it.
 *
 * @param children in the natural order of their keys
 */
public record Node(String key, String summary, String type, List<Node> children) {

  /** How many items this is, itself included. */
  public int size() {
    int size = 1;
    for (Node child : children) {
      size += child.size();
    }
    return size;
  }
}
