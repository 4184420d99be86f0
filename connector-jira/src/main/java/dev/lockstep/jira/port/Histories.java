package dev.lockstep.jira.port;

import dev.lockstep.contract.HistoryPage.Entry;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the changelogs of many issues in full. */
@FunctionalInterface
public interface Histories {

  /** How many issues one question may name. */
  int MOST = 1_000;

  /**
   * One page of entries, oldest first. An issue may be on several pages.
   *
   * @param ids numeric ids, at most {@value #MOST}, the same on all pages
   * @param pageToken where to go on, as the page before said
   */
  Uni<Page> page(Collection<String> ids, Optional<String> pageToken);

  /**
   * A page.
   *
   * @param entries by the id of the issue
   * @param next absent on the last page, and only there
   */
  record Page(Map<String, List<Entry>> entries, Optional<String> next) {}
}
