package dev.lockstep.jira.hookcare;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** Short marks that tell whether something changed, and not what it was. */
final class Fingerprints {

  private static final int SIZE = 32;

  private Fingerprints() {}

  /** The secret is the key of its own mark: nothing but the secret makes it again. */
  static String of(Wanted wanted) {
    String all = all(wanted.url(), wanted.events(), wanted.filter(), true);
    return wanted.secret() == null
        ? hash(all)
        : hash(HmacSignature.sign(all.getBytes(StandardCharsets.UTF_8), wanted.secret().value()));
  }

  static String of(Registered registered) {
    return hash(
        all(registered.url(), registered.events(), registered.filter(), registered.enabled()));
  }

  private static String all(String url, Set<String> events, String filter, boolean enabled) {
    return String.join("\n", url, new TreeSet<>(events).toString(), filter, "" + enabled);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SIZE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
