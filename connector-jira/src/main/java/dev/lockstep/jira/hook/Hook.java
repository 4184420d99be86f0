package dev.lockstep.jira.hook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says, as far as it is believed.
 *
 * @param event the upstream's name of the event
 * @param sentAt when the upstream sent it, absent when it does not say
 * @param about what may have changed
 */
public record Hook(String event, @Nullable Instant sentAt, About about) {

  /** What a webhook is about. */
  public sealed interface About {

    /** These issues, by their ids. */
    record Issues(List<String> ids) implements About {
      public Issues {
        ids = List.copyOf(ids);
      }
    }

    /** What issues refer to: projects, issue types. */
    record Directory() implements About {}

    /**
     * Nothing that is of use here.
     *
     * @param reason one of a few words, for metrics
     */
    record Nothing(String reason) implements About {}
  }
}
