package dev.lockstep.jira.mapping;

import dev.lockstep.contract.Comment;
import java.util.List;

/**
 * The comments of an issue as one answer showed them.
 *
 * @param shown some or all
 * @param total how many there are; negative when nobody asked
 */
public record Discussion(List<Comment> shown, int total) {

  /** Nobody asked. */
  public static final Discussion UNASKED = new Discussion(List.of(), -1);

  public Discussion {
    shown = List.copyOf(shown);
  }

  /** Whether these are all: what is not among them is not there any more. */
  public boolean isWhole() {
    return total >= 0 && shown.size() >= total;
  }

  /** Whether there are more. */
  public boolean isCut() {
    return shown.size() < total;
  }
}
