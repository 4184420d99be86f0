package dev.lockstep.scm.config;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.bitbucketdc.BitbucketServer;
import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.scm.web.HookProof;
import dev.lockstep.settings.BitbucketServerSettings;
import dev.lockstep.settings.Intervals;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The projects of one Bitbucket Data Center; they share a token, and with it its pace. */
@Singleton
class BitbucketServerProvider implements Provider {

  private static final String NAME = "bitbucket-dc";

  private final Parts parts;
  private final List<CodeHost> hosts;
  private final List<Cared> cared;

  BitbucketServerProvider(Parts parts) {
    this.parts = parts;
    BitbucketServerSettings server = parts.settings().bitbucketServer();
    if (server == null) {
      this.hosts = List.of();
      this.cared = List.of();
      return;
    }
    UpstreamGateway gateway = parts.gateway(NAME, server.requestsPerSecond());
    Intervals intervals = parts.settings().intervals();
    this.hosts =
        BitbucketServer.of(
            server, intervals.overlap(), intervals.scmFullSweep(), gateway, parts.clock());
    this.cared =
        server.registersWebhook()
            ? hosts.stream().map(host -> cared(host, server, gateway)).toList()
            : List.of();
  }

  private Cared cared(CodeHost host, BitbucketServerSettings server, UpstreamGateway gateway) {
    String project = host.source().substring(NAME.length() + 1).toLowerCase(Locale.ROOT);
    return new Cared(
        BitbucketServer.hookCare(host, server, gateway), parts.hookAddress(NAME, project));
  }

  @Override
  public List<CodeHost> hosts() {
    return hosts;
  }

  @Override
  public HookEndpoint endpoint() {
    BitbucketServerSettings server = parts.settings().bitbucketServer();
    return new HookEndpoint(
        NAME,
        "Bitbucket Data Center",
        server == null ? List.of() : server.projects(),
        server == null ? List.of() : Parts.values(server.webhookSecrets()),
        "BITBUCKET_DC_WEBHOOK_SECRET",
        HookProof.signature("X-Hub-Signature"),
        BitbucketServer.hooks(server == null ? URI.create("") : server.baseUrl()));
  }

  @Override
  public List<Cared> cared() {
    return cared;
  }
}
