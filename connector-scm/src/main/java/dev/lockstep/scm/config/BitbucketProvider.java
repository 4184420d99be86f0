package dev.lockstep.scm.config;

import dev.lockstep.scm.bitbucket.BitbucketCloud;
import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.scm.web.HookProof;
import dev.lockstep.settings.BitbucketSettings;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One workspace of Bitbucket Cloud. */
@Singleton
class BitbucketProvider implements Provider {

  private static final String NAME = "bitbucket";

  private final Parts parts;
  private final @Nullable BitbucketSettings settings;
  private final List<BitbucketCloud> workspaces;

  BitbucketProvider(Parts parts) {
    this.parts = parts;
    this.settings = parts.settings().bitbucket();
    this.workspaces =
        settings == null
            ? List.of()
            : List.of(
                BitbucketCloud.of(
                    settings,
                    parts.settings().intervals().overlap(),
                    parts.clock(),
                    parts.gateway(
                        NAME + "/" + settings.workspace(), settings.requestsPerSecond())));
  }

  @Override
  public List<CodeHost> hosts() {
    return List.copyOf(workspaces);
  }

  @Override
  public HookEndpoint endpoint() {
    return new HookEndpoint(
        NAME,
        "Bitbucket",
        settings == null ? List.of() : List.of(settings.workspace()),
        settings == null ? List.of() : Parts.values(settings.webhookSecrets()),
        "BITBUCKET_WEBHOOK_SECRET",
        HookProof.signature("X-Hub-Signature"),
        BitbucketCloud.hooks(
            seen -> workspaces.forEach(workspace -> workspace.heard(seen)), parts.clock()));
  }

  @Override
  public List<Cared> cared() {
    return settings == null || !settings.registersWebhook()
        ? List.of()
        : workspaces.stream()
            .map(
                workspace ->
                    new Cared(
                        workspace.hookCare(settings.webhookSecrets().get(0)),
                        parts.hookAddress(NAME, settings.workspace())))
            .toList();
  }
}
