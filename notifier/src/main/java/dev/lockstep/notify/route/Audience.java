package dev.lockstep.notify.route;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who is configured to hear of what.
 *
 * @param recipients of status changes and of what Lockstep did, in the order of the settings, none
 *     twice
 * @param alerts who hears of what needs a person
 */
public record Audience(List<Recipient> recipients, List<Recipient> alerts) {

  public Audience {
    recipients = recipients.stream().distinct().toList();
    alerts = alerts.stream().distinct().toList();
  }

  /** The same hear of everything. */
  public Audience(List<Recipient> recipients) {
    this(recipients, recipients);
  }

  /** Everybody, none twice. */
  public List<Recipient> all() {
    return Stream.concat(recipients.stream(), alerts.stream()).distinct().toList();
  }
}
