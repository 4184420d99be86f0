package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.azuredevops.AzureDevOpsUpstream;
import dev.lockstep.sandbox.bitbucket.BitbucketUpstream;
import dev.lockstep.sandbox.bitbucketdc.DataCenterUpstream;
import dev.lockstep.sandbox.discord.DiscordUpstream;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.github.GitHubUpstream;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.http.Router;
import dev.lockstep.sandbox.jira.JiraUpstream;
import dev.lockstep.sandbox.journal.CallCounter;
import dev.lockstep.sandbox.journal.Journal;
import dev.lockstep.sandbox.slack.SlackUpstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Clock;

/** Everything that a reset makes anew. Used by one event loop only. */
final class World {
  private static final int JOURNAL = 200_000;

  final Journal journal;
  final CallCounter calls = new CallCounter();
  final FaultGate gate;
  final HookDispatcher hooks;
  final JiraUpstream jira;
  final BitbucketUpstream bitbucket;
  final GitHubUpstream github;
  final DataCenterUpstream bitbucketDataCenter;
  final AzureDevOpsUpstream azureDevOps;
  final SlackUpstream slack;
  final DiscordUpstream discord;
  final Router router = new Router();

  World(Vertx vertx, HttpClient client, Clock clock, String base, long seed) {
    this.journal = new Journal(JOURNAL, clock);
    this.gate = new FaultGate(seed, clock);
    this.hooks = new HookDispatcher(vertx, client, journal, gate, seed);
    this.jira = new JiraUpstream(clock, journal, gate, hooks, base, seed);
    this.bitbucket = new BitbucketUpstream(clock, gate, hooks, base, seed);
    this.github = new GitHubUpstream(clock, gate, hooks, seed);
    this.bitbucketDataCenter = new DataCenterUpstream(clock, hooks, base, seed);
    this.azureDevOps = new AzureDevOpsUpstream(clock, gate, hooks, seed);
    this.slack = new SlackUpstream(clock, journal, gate);
    this.discord = new DiscordUpstream(clock, journal, gate);
    jira.routes(router);
    bitbucket.routes(router);
    github.routes(router);
    bitbucketDataCenter.routes(router);
    azureDevOps.routes(router);
    slack.routes(router);
    discord.routes(router);
  }
}
