package dev.lockstep.notify.route;

/**
 * Somebody or some place that can be told something.
 *
 * @param transport the chat system
 * @param address the chat system's own id of the channel
 */
public record Recipient(Transport transport, String address) {

  public Recipient {
    if (address.isBlank()) {
      throw new IllegalArgumentException("a recipient needs an address");
    }
  }

  /** Its reference, for example {@code slack:C0123}. */
  public String id() {
    return transport.id() + ":" + address;
  }
}
