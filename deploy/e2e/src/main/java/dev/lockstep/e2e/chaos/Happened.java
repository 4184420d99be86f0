package dev.lockstep.e2e.chaos;

import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.SandboxClient.JournalPage;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sandbox wrote down since a moment.
 *
 * @param moves of each issue as {@code From > To}, in the order in which they were written to Jira
 * @param polls of each site
 * @param lostHooks webhooks that were never sent
 */
record Happened(Map<String, List<String>> moves, Map<String, Integer> polls, int lostHooks) {
  private static final int PAGE = 20_000;

  /** The present end of the journal. */
  static long now(SandboxClient sandbox) {
    return sandbox.journal(Long.MAX_VALUE - 1, 1, Duration.ZERO).last();
  }

  static Happened since(SandboxClient sandbox, long moment) {
    Map<String, List<String>> moves = new TreeMap<>();
    Map<String, Integer> polls = new TreeMap<>();
    int lost = 0;
    long after = moment;
    while (true) {
      JournalPage page = sandbox.journal(after, PAGE, Duration.ZERO);
      if (page.first() > after + 1) {
        throw new IllegalStateException("the sandbox forgot what happened after " + after);
      }
      if (page.entries().isEmpty()) {
        return new Happened(moves, polls, lost);
      }
      for (JournalEntry entry : page.entries()) {
        after = entry.seq();
        switch (entry.kind()) {
          case "write.transition" ->
              moves
                  .computeIfAbsent(entry.subject(), none -> new ArrayList<>())
                  .add(entry.detail().get("from") + " > " + entry.detail().get("to"));
          case "read.search" -> {
            if ("true".equals(entry.detail().get("last"))) { // of one poll, however many pages
              polls.merge(entry.subject(), 1, Integer::sum);
            }
          }
          case "hook.lost" -> lost++;
          default -> {}
        }
      }
    }
  }
}
