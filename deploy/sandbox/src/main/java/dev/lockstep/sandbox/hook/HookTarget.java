package dev.lockstep.sandbox.hook;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks go.
 *
 * @param url absolute
 * @param secret signs them; without one there is no signature
 */
public record HookTarget(URI url, @Nullable String secret) {
  /** Checks the address. */
  public HookTarget {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException("url must be http(s)://host..., not " + url);
    }
    if (secret != null && secret.isEmpty()) {
      throw new IllegalArgumentException("secret must not be empty; leave it out for none");
    }
  }
}
