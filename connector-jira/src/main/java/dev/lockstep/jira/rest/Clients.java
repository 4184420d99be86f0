package dev.lockstep.jira.rest;

import dev.lockstep.jira.oauth.AccessTokens;
import dev.lockstep.jira.oauth.TokenVault;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the client of a site, with whatever credential is configured. */
@ApplicationScoped
public class Clients {

  private final Leases leases;
  private final TokenVault vault;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Map<Object, Quota> quotas = new ConcurrentHashMap<>();

  Clients(Leases leases, TokenVault vault, Clock clock, MeterRegistry metrics) {
    this.leases = leases;
    this.vault = vault;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The calls of this type to this site. */
  public <A> JiraClient<A> of(Class<A> type, JiraInstance instance) {
    return new JiraClient<>(
        type, Door.of(instance, authorization(instance), leases::replicas, clock, metrics));
  }

  private Authorization authorization(JiraInstance instance) {
    return new WithinQuota(
        account(instance),
        quotas.computeIfAbsent(payer(instance.credential()), who -> new Quota(clock)));
  }

  /** Whose quota it is: an app has a refresh token for each site, but one quota. */
  private static Object payer(JiraCredential credential) {
    return credential instanceof JiraCredential.OAuth app ? app.clientId() : credential;
  }

  private Authorization account(JiraInstance instance) {
    if (instance.credential() instanceof JiraCredential.OAuth oauth) {
      return new OAuthAuthorization(
          new AccessTokens(instance.id(), oauth, new OAuthEndpoint(oauth), vault, clock));
    }
    return Authorization.of(instance.credential());
  }
}
