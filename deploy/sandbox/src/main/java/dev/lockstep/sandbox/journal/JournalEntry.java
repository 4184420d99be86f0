package dev.lockstep.sandbox.journal;

import java.util.Map;

/**
 * One thing that happened.
 *
 * @param seq its number, from 1, without gaps
 * @param atMicros when, in microseconds since the epoch
 * @param upstream jira, jira-dc, bitbucket, slack or discord
 * @param kind such as {@code hook.accepted} or {@code write.transition}
 * @param subject issue key, {@code workspace/repository#3} or channel
 * @param detail whatever else is known
 */
public record JournalEntry(
    long seq,
    long atMicros,
    String upstream,
    String kind,
    String subject,
    Map<String, String> detail) {
  /** Copies the detail. */
  public JournalEntry {
    detail = Map.copyOf(detail);
  }
}
