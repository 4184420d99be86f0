package dev.lockstep.local.cli;

import dev.lockstep.local.door.FrontDoor;
import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.AzureDevOpsSettings;
import dev.lockstep.settings.BitbucketServerSettings;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.GitHubSettings;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The webhooks a person registers upstream, ready to paste. */
final class WebhookAddresses {
  private static final String JIRA_ISSUES = "issue created, updated, deleted";

  private WebhookAddresses() {}

  /**
   * One webhook.
   *
   * @param where it is registered
   * @param url what is pasted; a secret in it is named, not told
   * @param events what is ticked
   * @param signed whether a secret is set; without one Lockstep refuses its requests
   */
  record Address(String where, String url, String events, boolean signed) {}

  static List<Address> of(Settings settings, URI door) {
    String base = door.toString().replaceAll("/+$", "");
    List<Address> addresses = new ArrayList<>();
    for (JiraInstance jira : settings.jira().values()) {
      addresses.add(jira(jira, base + "/webhook/jira/" + jira.id()));
    }
    addCodeHosts(addresses, settings, base);
    return addresses;
  }

  private static void addCodeHosts(List<Address> addresses, Settings settings, String base) {
    BitbucketSettings bitbucket = settings.bitbucket();
    if (bitbucket != null) {
      addresses.add(
          new Address(
              "Bitbucket workspace " + bitbucket.workspace() + itself(bitbucket.registersWebhook()),
              base + "/webhook/bitbucket",
              "repository push, build status; pull request created, updated, approved, changes"
                  + " requested, merged, declined",
              !bitbucket.webhookSecrets().isEmpty()));
    }
    GitHubSettings github = settings.github();
    if (github != null) {
      addresses.add(
          new Address(
              "GitHub owners "
                  + String.join(", ", github.owners())
                  + " (content type application/json)"
                  + itself(github.registersWebhook()),
              base + "/webhook/github",
              "branch or tag creation and deletion, check runs, deployment statuses, issues, issue"
                  + " comments, pull requests, pull request reviews, pushes, releases, repositories,"
                  + " statuses, sub-issues, workflow runs",
              !github.webhookSecrets().isEmpty()));
    }
    BitbucketServerSettings server = settings.bitbucketServer();
    if (server != null) {
      addresses.add(
          new Address(
              "Bitbucket Data Center projects "
                  + String.join(", ", server.projects())
                  + itself(server.registersWebhook()),
              base + "/webhook/bitbucket-dc",
              "repository push; pull request opened, modified, source branch updated, reviewers"
                  + " updated, approved, needs work, merged, declined, deleted",
              !server.webhookSecrets().isEmpty()));
    }
    AzureDevOpsSettings ado = settings.azureDevOps();
    if (ado != null) {
      addresses.add(
          new Address(
              "Azure DevOps "
                  + ado.organization()
                  + ", service hooks of each project, with the secret as the password of Basic, or"
                  + " in the header X-Lockstep-Secret"
                  + itself(ado.registersWebhook()),
              base + "/webhook/azure-devops",
              "code pushed; build completed; pull request created, updated, merged; work item"
                  + " created, updated, commented, deleted, restored",
              !ado.webhookSecrets().isEmpty()));
    }
  }

  private static String itself(boolean registers) {
    return registers ? ", which Lockstep does itself" : "";
  }

  /** By the kind that the account can have: signed, with a token, or with a secret in its path. */
  private static Address jira(JiraInstance jira, String url) {
    String site = "Jira " + jira.baseUrl();
    boolean signed = !jira.webhookSecrets().isEmpty();
    String itself = itself(jira.registersWebhook());
    if (jira.credential() instanceof JiraCredential.OAuth) {
      return new Address(
          site + " by the OAuth client (POST /rest/api/3/webhook)" + itself,
          url,
          JIRA_ISSUES + ", comment created, updated, deleted",
          true);
    }
    boolean inPath = jira.deployment() == Deployment.DATACENTER;
    return new Address(
        site + ", System > WebHooks" + (inPath ? "" : " with the secret") + itself,
        inPath ? url + "/<" + secretName(jira.id()) + ">" : url,
        JIRA_ISSUES
            + "; comment, worklog created, updated, deleted; issue link created, deleted; project"
            + " created, updated, deleted",
        signed);
  }

  private static String secretName(String id) {
    return "JIRA_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_WEBHOOK_SECRET";
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
    String host = FrontDoor.reachableHost(settings.lockstep().host());
    return URI.create("http://" + host + ":" + settings.lockstep().port());
  }
}
