package dev.lockstep.sandbox.jira;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A user of a site.
 *
 * @param emailVisible most people hide their address
 */
public record Person(
    String accountId, String displayName, String email, boolean emailVisible, String timeZone) {
  /** Somebody by display name; the same name is the same account everywhere. */
  public static Person named(String displayName, String timeZone) {
    String id =
        UUID.nameUUIDFromBytes(displayName.getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .substring(0, 24);
    String email = displayName.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
    return new Person(id, displayName, email + "@example.com", id.hashCode() % 3 == 0, timeZone);
  }

  /** The account behind an API token. */
  public static Person withEmail(String email, String timeZone) {
    int at = email.indexOf('@');
    Person person = named(at > 0 ? email.substring(0, at) : email, timeZone);
    return new Person(person.accountId(), person.displayName(), email, true, timeZone);
  }
}
