package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import dev.lockstep.settings.AzureDevOpsSettings;
import dev.lockstep.settings.AzureDevOpsSettings.Credential;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls to one organisation, with its credential and gateway. */
public final class AzureDevOpsClient {

  private final URI base;
  private final String organization;
  private final Authorization authorization;
  private final Failures failures;
  private final UpstreamGateway gateway;
  private final Door door;
  private final GitApi git;
  private final BuildApi builds;
  private final ProjectApi projects;
  private final HooksApi hooks;

  /**
   * @param base where Azure DevOps answers, without organisation and trailing slash
   * @param organization or collection of a server
   * @param authorization a {@linkplain #token personal access token} or an {@link EntraToken}
   * @param gateway of the same credential
   */
  AzureDevOpsClient(
      URI base, String organization, Authorization authorization, UpstreamGateway gateway) {
    this.base = base;
    this.organization = organization;
    this.authorization = authorization;
    this.gateway = gateway;
    this.failures =
        new Failures(
            new Dialect(
                gateway::rest,
                () -> {
                  if (authorization instanceof EntraToken token) {
                    token.refused();
                  }
                }));
    this.door = door(null);
    this.git = door.calls(GitApi.class);
    this.builds = door.calls(BuildApi.class);
    this.projects = door.calls(ProjectApi.class);
    this.hooks = door.calls(HooksApi.class);
  }

  /** As the settings say. */
  public static AzureDevOpsClient of(
      AzureDevOpsSettings azure, UpstreamGateway gateway, Clock clock) {
    Credential credential = azure.credential();
    Authorization authorization =
        credential instanceof Credential.Entra entra
            ? new EntraToken(
                entra.tokenUrl(), entra.clientId(), entra.clientSecret().value(), clock)
            : token(((Credential.PersonalAccessToken) credential).token().value());
    return new AzureDevOpsClient(azure.baseUrl(), azure.organization(), authorization, gateway);
  }

  /** A personal access token: the password of nobody. */
  static Authorization token(String personalAccessToken) {
    return Authorization.basic("", personalAccessToken);
  }

  private Door door(@Nullable String project) {
    UriBuilder at = UriBuilder.fromUri(base).segment(organization);
    return new Door(
        (project == null ? at : at.segment(project)).build(), authorization, failures, gateway);
  }

  String organization() {
    return organization;
  }

  GitApi git() {
    return git;
  }

  BuildApi builds() {
    return builds;
  }

  ProjectApi projects() {
    return projects;
  }

  HooksApi hooks() {
    return hooks;
  }

  /** Work items of a project, or of the whole organisation without one. */
  WorkItemsApi workItems(@Nullable String project) {
    return (project == null ? door : door(project)).calls(WorkItemsApi.class);
  }

  /**
   * Reads through the gateway.
   *
   * @param endpoint template of the path, for the metrics
   */
  <T> Uni<T> read(String endpoint, Supplier<Uni<T>> request) {
    return door.read(endpoint, request);
  }

  /** Writes through the gateway, once. */
  <T> Uni<T> write(String endpoint, Supplier<Uni<T>> request) {
    return door.write(endpoint, request);
  }
}
