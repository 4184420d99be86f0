package dev.lockstep.jira.hook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says, as far as it is believed: that something about these issues may have
 * changed.
 *
 * @param event the upstream's name of the event
 * @param sentAt when the upstream sent it, absent when it does not say
 * @param issueIds the issues it is about; none for an event that this version has no use for
 */
public record Hook(String event, @Nullable Instant sentAt, List<String> issueIds) {

  public Hook {
    issueIds = List.copyOf(issueIds);
  }
}
