package dev.lockstep.local.cli;

import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The webhooks a person registers upstream, ready to paste. */
final class WebhookAddresses {
  private WebhookAddresses() {}

  /**
   * One webhook.
   *
   * @param where it is registered
   * @param url what is pasted
   * @param events what is ticked
   * @param signed whether a secret is set; without one Lockstep refuses its requests
   */
  record Address(String where, String url, String events, boolean signed) {}

  static List<Address> of(Settings settings, URI door) {
    String base = door.toString().replaceAll("/+$", "");
    List<Address> addresses = new ArrayList<>();
    for (JiraInstance jira : settings.jira().values()) {
      addresses.add(
          new Address(
              "Jira " + jira.baseUrl(),
              base + "/webhook/jira/" + jira.id(),
              "issue created, updated, deleted",
              !jira.webhookSecrets().isEmpty()));
    }
    BitbucketSettings bitbucket = settings.bitbucket();
    if (bitbucket != null) {
      addresses.add(
          new Address(
              "Bitbucket workspace " + bitbucket.workspace(),
              base + "/webhook/bitbucket",
              "repository push; pull request created, updated, merged, declined",
              !bitbucket.webhookSecrets().isEmpty()));
    }
    return addresses;
  }

  static void print(Terminal terminal, Settings settings, URI door) {
    terminal.line("Webhooks to register:");
    for (Address address : of(settings, door)) {
      terminal.line("  " + terminal.strong(address.url()));
      terminal.line("      in " + address.where() + ", for: " + address.events());
      if (!address.signed()) {
        terminal.line(
            "      "
                + terminal.caution("no secret is set, so this webhook is refused until one is"));
      }
    }
    if (settings.lockstep().publicUrl() == null) {
      terminal.line(
          "  LOCKSTEP_PUBLIC_URL is not set: put the address under which the outside reaches this machine in place of");
      terminal.line(
          "  " + door + ". Without webhooks changes are found by asking, a minute or two later.");
    }
  }

  /** Under which the outside reaches the front door, as far as it is known. */
  static URI door(Settings settings) {
    URI stated = settings.lockstep().publicUrl();
    if (stated != null) {
      return stated;
    }
    String host =
        settings.lockstep().host().equals("0.0.0.0") ? "127.0.0.1" : settings.lockstep().host();
    return URI.create("http://" + host + ":" + settings.lockstep().port());
  }
}
