package dev.lockstep.scm.config;

import dev.lockstep.scm.bitbucket.BitbucketCloud;
import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.scm.web.HookProof;
import dev.lockstep.settings.BitbucketSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** One workspace of Bitbucket Cloud. */
@Singleton
class BitbucketProvider implements Provider {

  private final Parts parts;

  BitbucketProvider(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<CodeHost> hosts() {
    BitbucketSettings bitbucket = parts.settings().bitbucket();
    return bitbucket == null
        ? List.of()
        : List.of(
            BitbucketCloud.of(
                bitbucket,
                parts.settings().intervals().overlap(),
                parts.gateway(
                    "bitbucket/" + bitbucket.workspace(), bitbucket.requestsPerSecond())));
  }

  @Override
  public HookEndpoint endpoint() {
    BitbucketSettings bitbucket = parts.settings().bitbucket();
    return new HookEndpoint(
        "bitbucket",
        "Bitbucket",
        bitbucket == null ? List.of() : List.of(bitbucket.workspace()),
        bitbucket == null ? List.of() : Parts.values(bitbucket.webhookSecrets()),
        "BITBUCKET_WEBHOOK_SECRET",
        HookProof.signature("X-Hub-Signature"),
        BitbucketCloud.hooks());
  }

  @Override
  public List<Cared> cared() {
    return List.of();
  }
}
