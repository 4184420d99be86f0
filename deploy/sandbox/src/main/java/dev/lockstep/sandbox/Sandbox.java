package dev.lockstep.sandbox;

import dev.lockstep.sandbox.jira.JiraSite;
import dev.lockstep.sandbox.server.SandboxServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A running sandbox: Jira, Bitbucket, GitHub, Azure DevOps, Slack and Discord behind one port. */
public final class Sandbox implements AutoCloseable {
  private final Vertx vertx;
  private final SandboxServer server;
  private final URI uri;

  private Sandbox(Vertx vertx, SandboxServer server) {
    this.vertx = vertx;
    this.server = server;
    this.uri = URI.create(server.base());
  }

  /** Starts one on a free port. */
  public static Sandbox start() {
    return start(SandboxOptions.local());
  }

  /** Starts one. */
  public static Sandbox start(SandboxOptions options) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setBlockedThreadCheckInterval(60)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS)
                .setMaxEventLoopExecuteTime(60)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    CompletableFuture<SandboxServer> started = new CompletableFuture<>();
    vertx.runOnContext(
        now ->
            SandboxServer.listen(
                    vertx, options.clock(), options.host(), options.port(), options.seed())
                .onSuccess(started::complete)
                .onFailure(started::completeExceptionally));
    try {
      return new Sandbox(vertx, started.join());
    } catch (CompletionException failure) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      throw new IllegalStateException(
          "the sandbox cannot listen on " + options.host() + ":" + options.port(),
          failure.getCause());
    }
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** A client of its control API. */
  public SandboxClient client() {
    return new SandboxClient(uri);
  }

  /** The base URL of a Jira site. */
  public URI jira(String site) {
    return uri.resolve("/jira/" + site);
  }

  /** The same Jira site behind Atlassian's gateway, for tokens with scopes and apps. */
  public URI jiraGateway(String site) {
    return uri.resolve("/ex/jira/" + JiraSite.cloudId(site));
  }

  /** Where apps get their tokens. */
  public URI oauth() {
    return uri.resolve("/oauth");
  }

  /** The base URL of a Jira Data Center site. */
  public URI jiraDataCenter(String site) {
    return uri.resolve("/jira-dc/" + site);
  }

  /** The base URL of the Bitbucket API. */
  public URI bitbucket() {
    return uri.resolve("/bitbucket/2.0");
  }

  /** The base URL of GitHub's API. */
  public URI github() {
    return uri.resolve("/github");
  }

  /** The base URL of the same as GitHub Enterprise Server serves it. */
  public URI githubServer() {
    return uri.resolve("/github/api/v3");
  }

  /** The base URL of Bitbucket Data Center. */
  public URI bitbucketDataCenter() {
    return uri.resolve("/bitbucket-dc");
  }

  /** Where Azure DevOps answers, without an organisation. */
  public URI azureDevOps() {
    return uri.resolve("/azure-devops");
  }

  /** The base URL of the Slack Web API. */
  public URI slack() {
    return uri.resolve("/slack/api");
  }

  /** The base URL of the Discord API. */
  public URI discord() {
    return uri.resolve("/discord/api/v10");
  }

  @Override
  public void close() {
    server.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
