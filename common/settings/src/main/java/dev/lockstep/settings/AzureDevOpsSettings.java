package dev.lockstep.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One organisation of Azure DevOps, or one collection of an Azure DevOps Server.
 *
 * @param baseUrl without a trailing slash: {@code https://dev.azure.com}, or the address of a
 *     server; organisation and project are appended
 * @param organization its name
 * @param projects whose repositories and work items are in scope; empty means every project the
 *     account can see
 * @param credential who Lockstep is there
 * @param repositories which of their repositories are in scope, by {@code project:repository} or
 *     {@code repository} alone
 * @param scrumTeams for each project the teams whose sprints and capacity are read
 * @param customerField reference name of the field with the customer, such as {@code
 *     Custom.Customer}
 * @param webhookSecrets what a service hook must show in {@code X-Lockstep-Secret} or as the
 *     password of Basic, one, or two during a rotation; empty means service hooks are refused
 * @param registersWebhook whether Lockstep registers its service hooks in each project
 * @param requestsPerSecond pace of all calls with this credential
 */
public record AzureDevOpsSettings(
    URI baseUrl,
    String organization,
    List<String> projects,
    Credential credential,
    RepositoryPatterns repositories,
    Map<String, List<String>> scrumTeams,
    @Nullable String customerField,
    List<Secret> webhookSecrets,
    boolean registersWebhook,
    double requestsPerSecond) {

  public AzureDevOpsSettings {
    projects = List.copyOf(projects);
    webhookSecrets = List.copyOf(webhookSecrets);
    scrumTeams = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scrumTeams));
  }

  /** How Lockstep shows Azure DevOps who it is. */
  public sealed interface Credential {

    /** A personal access token, sent as the password of Basic with an empty user. */
    record PersonalAccessToken(Secret token) implements Credential {}

    /**
     * An application of Microsoft Entra ID by client credentials.
     *
     * @param tokenUrl where tokens are got, usually {@code
     *     https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token}
     */
    record Entra(URI tokenUrl, String clientId, Secret clientSecret) implements Credential {}
  }
}
