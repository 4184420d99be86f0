package dev.lockstep.local.demo;

import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests.IssueEdit;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import java.net.URI;
import java.util.List;

/**
 * A small company before the story begins: one project with its hierarchy, repositories on three
 * code hosts, a channel in each chat.
 */
final class SeededShop {
  /** Key of the project. */
  static final String PROJECT = "SHOP";

  /** The repositories on Bitbucket. */
  static final List<String> REPOSITORIES = List.of("web", "api");

  /** The repository on GitHub. */
  static final String APP = "app";

  /** The repository on Azure DevOps, with its project. */
  static final String STOCK = "Shop/stock";

  /** How many repositories there are on all hosts. */
  static final int ALL_REPOSITORIES = 4;

  /** How many issues there are. */
  static final int ISSUES = 13;

  /** The version at the top. */
  static final String VERSION = "SHOP-2";

  /** A feature, and how many issues lie below it. */
  static final String FEATURE = "SHOP-3";

  static final int BELOW_FEATURE = 5;

  /** Another feature. */
  static final String SEARCH = "SHOP-8";

  private final SandboxClient sandbox;
  private final JiraPeople jira;
  private final BitbucketPeople bitbucket;
  private final GitHubPeople github;
  private final AzureDevOpsPeople azureDevOps;

  SeededShop(SandboxClient sandbox) {
    this.sandbox = sandbox;
    this.jira = sandbox.jira(DemoSettings.SITE);
    this.bitbucket = sandbox.bitbucket(DemoSettings.WORKSPACE);
    this.github = sandbox.github(DemoSettings.OWNER);
    this.azureDevOps = sandbox.azureDevOps(DemoSettings.OWNER);
  }

  JiraPeople jira() {
    return jira;
  }

  BitbucketPeople bitbucket() {
    return bitbucket;
  }

  GitHubPeople github() {
    return github;
  }

  AzureDevOpsPeople azureDevOps() {
    return azureDevOps;
  }

  SandboxClient sandbox() {
    return sandbox;
  }

  /** Makes everything; the keys follow the order. */
  void seed() {
    jira.project(PROJECT, "Shop");
    issue("Story", "Gift cards at the checkout", null);
    issue("Product Version", "Shop 2.0", null);
    issue("Feature", "Checkout", VERSION);
    issue("Story", "Guests can check out", FEATURE);
    issue("Story", "The cart survives a restart", FEATURE);
    issue("Task", "New version of the payment library", FEATURE);
    issue("Bug", "Total is wrong with two coupons", FEATURE);
    issue("Feature", "Search", VERSION);
    issue("Story", "Search by colour", SEARCH);
    issue("Story", "Search forgives typing errors", SEARCH);
    issue("Task", "Rebuild the index at night", SEARCH);
    issue("Story", "Filter by size", SEARCH);
    issue("Bug", "Search forgets the language", SEARCH);
    jira.edit("SHOP-1", new IssueEdit(null, null, null, null, null, FEATURE, "Mia"));
    REPOSITORIES.forEach(bitbucket::repository);
    github.repository(APP);
    azureDevOps.repository(STOCK);
    sandbox.slackChannel(DemoSettings.SLACK_CHANNEL, "shop-dev");
    sandbox.discordChannel(DemoSettings.DISCORD_CHANNEL, "shop-dev");
  }

  private void issue(
      String type, String summary, @org.jspecify.annotations.Nullable String parent) {
    NewIssue issue = NewIssue.of(PROJECT, type, summary);
    jira.create(parent == null ? issue : issue.below(parent));
  }

  /**
   * From now on Jira and Bitbucket tell Lockstep what happens. On GitHub and Azure DevOps it
   * registers its webhooks itself.
   */
  void registerHooks(URI door, String jiraSecret, String bitbucketSecret) {
    sandbox.jiraHooks(DemoSettings.SITE, URI.create(door + "/webhook/jira/1"), jiraSecret);
    sandbox.bitbucketHooks(
        DemoSettings.WORKSPACE, URI.create(door + "/webhook/bitbucket"), bitbucketSecret);
  }

  /** Whether the webhooks that Lockstep registers itself are there. */
  boolean listenedTo() {
    boolean github =
        sandbox.calls().stream()
            .anyMatch(
                call ->
                    call.upstream().equals("github")
                        && call.endpoint().startsWith("POST")
                        && call.endpoint().contains("/hooks")
                        && call.status() == 201);
    return github
        && azureDevOps.hooks().stream()
            .anyMatch(hook -> hook.event().equals("git.pullrequest.merged"));
  }
}
