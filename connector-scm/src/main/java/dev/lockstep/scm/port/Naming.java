package dev.lockstep.scm.port;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import java.util.List;
import java.util.Map;

/** Finds the work items that texts name, among the projects known at the time. Pure. */
@FunctionalInterface
public interface Naming {

  /**
   * Each work item once, with its most trustworthy evidence; most trustworthy first.
   *
   * @param texts what was written where; several texts of one kind with a line break between them
   */
  List<KeyMention> in(Map<Evidence, String> texts);
}
