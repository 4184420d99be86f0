package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamGateway;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.time.Clock;

/** Hears on every answer whether a limit is near, before anything is refused. */
public final class NearLimits implements ClientResponseFilter {

  private final UpstreamGateway gateway;
  private final Clock clock;

  NearLimits(UpstreamGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    new LimitHeaders(response::getHeaderString, clock.instant())
        .near()
        .ifPresent(gateway::nearLimit);
  }
}
