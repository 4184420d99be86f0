package dev.lockstep.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request as it may be shown in logs and answers. Upstreams that cannot sign their
 * webhooks carry a secret at the end of the path, behind the name of the instance.
 */
final class ShownPath {

  private static final Pattern WEBHOOK =
      Pattern.compile("(/webhook/(?:[a-z-]+(?:/[^/]+)?|[^/]+))(/.*)?", Pattern.DOTALL);

  private ShownPath() {}

  static String of(String path) {
    Matcher webhook = WEBHOOK.matcher(path);
    return webhook.matches() && webhook.group(2) != null ? webhook.group(1) + "/***" : path;
  }
}
