package dev.lockstep.sandbox.bitbucket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A Bitbucket user; there are no user names any more. */
public record Account(String uuid, String accountId, String displayName, String nickname) {
  /** Somebody by display name; the same name is the same account. */
  public static Account named(String displayName) {
    UUID id = UUID.nameUUIDFromBytes(("bitbucket " + displayName).getBytes(StandardCharsets.UTF_8));
    UUID atlassian = UUID.nameUUIDFromBytes(displayName.getBytes(StandardCharsets.UTF_8));
    String nickname = displayName.toLowerCase(Locale.ROOT).replace(' ', '.');
    return new Account("{" + id + "}", "557058:" + atlassian, displayName, nickname);
  }
}
