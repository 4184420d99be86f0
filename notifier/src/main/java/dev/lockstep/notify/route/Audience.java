package dev.lockstep.notify.route;

import java.util.List;

/**
 * Who is configured to hear of status changes.
 *
 * @param recipients in the order of the settings, none twice
 */
public record Audience(List<Recipient> recipients) {

  public Audience {
    recipients = recipients.stream().distinct().toList();
  }
}
