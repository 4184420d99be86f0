package dev.lockstep.settings;

import static dev.lockstep.settings.Setting.of;
import static dev.lockstep.settings.Setting.secret;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** The settings of GitHub, Bitbucket Data Center and Azure DevOps, as {@link SettingsTable}. */
final class CodeHostTable {
  static final Setting<List<String>> GITHUB_OWNERS =
      of(
          "github.owners",
          Kinds.OWNERS,
          "Organisations and users whose repositories are in scope.",
          "GITHUB_OWNERS",
          "GITHUB_OWNER",
          "GITHUB_ORG");
  static final Setting<Secret> GITHUB_TOKEN =
      secret("github.token", Kinds.SECRET, "Personal access token.", "GITHUB_TOKEN");
  static final Setting<String> GITHUB_APP_ID =
      of(
          "github.app-id",
          Kinds.NAME,
          "Id of a GitHub App, with its private key in place of a token.",
          "GITHUB_APP_ID");
  static final Setting<Secret> GITHUB_APP_KEY =
      secret(
          "github.app-private-key",
          Kinds.PRIVATE_KEY,
          "Private key of the app.",
          "GITHUB_APP_PRIVATE_KEY");
  static final Setting<List<String>> GITHUB_REPOSITORIES =
      of(
          "github.repositories",
          Kinds.REPOSITORIES,
          "Repositories in scope. Unset: all of the owners.",
          "GITHUB_REPOSITORIES");
  static final Setting<List<Secret>> GITHUB_WEBHOOK_SECRET =
      secret(
          "github.webhook-secret",
          Kinds.SECRETS,
          "Secret of the webhook. Unset: webhooks are refused, sweeps find the changes.",
          "GITHUB_WEBHOOK_SECRET");
  static final Setting<Boolean> GITHUB_REGISTER =
      register("github", "each owner, or each repository of a user", "GITHUB_WEBHOOK_REGISTER");
  static final Setting<URI> GITHUB_API_URL =
      of(
              "github.api-url",
              Kinds.URL,
              "Where GitHub's API answers; https://<host>/api/v3 for a server.",
              "GITHUB_API_URL")
          .or("https://api.github.com");
  static final Setting<Double> GITHUB_PACE = pace("github", "10", "GITHUB_REQUESTS_PER_SECOND");

  static final Setting<URI> SERVER_URL =
      of(
          "bitbucket-dc.base-url",
          Kinds.URL,
          "Where people open Bitbucket Data Center.",
          "BITBUCKET_DC_BASE_URL",
          "BITBUCKET_DC_URL");
  static final Setting<List<String>> SERVER_PROJECTS =
      of(
          "bitbucket-dc.projects",
          Kinds.PROJECT_KEYS,
          "Keys of the projects whose repositories are in scope.",
          "BITBUCKET_DC_PROJECTS");
  static final Setting<Secret> SERVER_TOKEN =
      secret(
          "bitbucket-dc.token",
          Kinds.SECRET,
          "HTTP access token, or with a user name its password.",
          "BITBUCKET_DC_TOKEN");
  static final Setting<String> SERVER_USER =
      of(
          "bitbucket-dc.username",
          Kinds.USER,
          "User name. Unset: the token is sent as Bearer.",
          "BITBUCKET_DC_USERNAME");
  static final Setting<List<String>> SERVER_REPOSITORIES =
      of(
          "bitbucket-dc.repositories",
          Kinds.REPOSITORIES,
          "Repositories in scope. Unset: all of the projects.",
          "BITBUCKET_DC_REPOSITORIES");
  static final Setting<List<Secret>> SERVER_WEBHOOK_SECRET =
      secret(
          "bitbucket-dc.webhook-secret",
          Kinds.SECRETS,
          "Secret of the webhook. Unset: webhooks are refused, sweeps find the changes.",
          "BITBUCKET_DC_WEBHOOK_SECRET");
  static final Setting<Boolean> SERVER_REGISTER =
      register("bitbucket-dc", "each project", "BITBUCKET_DC_WEBHOOK_REGISTER");
  static final Setting<Double> SERVER_PACE =
      pace("bitbucket-dc", "20", "BITBUCKET_DC_REQUESTS_PER_SECOND");

  static final Setting<String> ADO_ORGANIZATION =
      of("ado.organization", Kinds.ORGANIZATION, "The organisation.", "ADO_ORGANIZATION");
  static final Setting<List<String>> ADO_PROJECTS =
      of(
          "ado.projects",
          Kinds.PROJECT_NAMES,
          "Projects in scope. Unset: every project the account can see.",
          "ADO_PROJECTS",
          "ADO_PROJECT");
  static final Setting<Secret> ADO_TOKEN =
      secret(
          "ado.personal-access-token",
          Kinds.SECRET,
          "Personal access token.",
          "ADO_PERSONAL_ACCESS_TOKEN");
  static final Setting<URI> ADO_TOKEN_URL =
      of(
          "ado.token-url",
          Kinds.URL,
          "Where an application of Microsoft Entra ID gets its tokens, in place of a personal access"
              + " token.",
          "ADO_TOKEN_URL");
  static final Setting<String> ADO_CLIENT_ID =
      of("ado.client-id", Kinds.NAME, "The application.", "ADO_CLIENT_ID");
  static final Setting<Secret> ADO_CLIENT_SECRET =
      secret("ado.client-secret", Kinds.SECRET, "Its secret.", "ADO_CLIENT_SECRET");
  static final Setting<List<String>> ADO_REPOSITORIES =
      of(
          "ado.repositories",
          Kinds.PROJECT_REPOSITORIES,
          "Repositories in scope. Unset: all of the projects.",
          "ADO_REPOSITORIES");
  static final Setting<Map<String, List<String>>> ADO_SCRUM_PROJECT =
      of(
          "ado.scrum-project",
          Kinds.TEAMS,
          "Teams whose sprints and capacity are read.",
          "ADO_SCRUM_PROJECT");
  static final Setting<String> ADO_CUSTOMER_FIELD =
      of(
          "ado.customer-field",
          Kinds.REFERENCE_NAME,
          "Field with the customer.",
          "ADO_CUSTOMER_FIELD");
  static final Setting<List<Secret>> ADO_WEBHOOK_SECRET =
      secret(
          "ado.webhook-secret",
          Kinds.SECRETS,
          "What service hooks must show in X-Lockstep-Secret or as the password of Basic. Unset:"
              + " they are refused.",
          "ADO_WEBHOOK_SECRET");
  static final Setting<Boolean> ADO_REGISTER =
      register("ado", "each project", "ADO_WEBHOOK_REGISTER");
  static final Setting<URI> ADO_BASE_URL =
      of(
              "ado.base-url",
              Kinds.URL,
              "Where Azure DevOps answers; the address of a server without its collection.",
              "ADO_BASE_URL")
          .or("https://dev.azure.com");
  static final Setting<Double> ADO_PACE = pace("ado", "10", "ADO_REQUESTS_PER_SECOND");

  static final List<Setting<?>> GITHUB =
      List.of(
          GITHUB_OWNERS,
          GITHUB_TOKEN,
          GITHUB_APP_ID,
          GITHUB_APP_KEY,
          GITHUB_REPOSITORIES,
          GITHUB_WEBHOOK_SECRET,
          GITHUB_REGISTER,
          GITHUB_API_URL,
          GITHUB_PACE);
  static final List<Setting<?>> SERVER =
      List.of(
          SERVER_URL,
          SERVER_PROJECTS,
          SERVER_TOKEN,
          SERVER_USER,
          SERVER_REPOSITORIES,
          SERVER_WEBHOOK_SECRET,
          SERVER_REGISTER,
          SERVER_PACE);
  static final List<Setting<?>> ADO =
      List.of(
          ADO_ORGANIZATION,
          ADO_PROJECTS,
          ADO_TOKEN,
          ADO_TOKEN_URL,
          ADO_CLIENT_ID,
          ADO_CLIENT_SECRET,
          ADO_REPOSITORIES,
          ADO_SCRUM_PROJECT,
          ADO_CUSTOMER_FIELD,
          ADO_WEBHOOK_SECRET,
          ADO_REGISTER,
          ADO_BASE_URL,
          ADO_PACE);

  private CodeHostTable() {}

  static Setting<Boolean> register(String section, String where, String variable) {
    return of(
            section + ".webhook-register",
            Kinds.FLAG,
            "Whether Lockstep registers its webhook in "
                + where
                + " and keeps it registered; needs LOCKSTEP_PUBLIC_URL.",
            variable)
        .or("no");
  }

  private static Setting<Double> pace(String section, String fallback, String variable) {
    return of(
            section + ".requests-per-second",
            Kinds.PACE,
            "Pace of all calls with this credential.",
            variable)
        .or(fallback);
  }
}
