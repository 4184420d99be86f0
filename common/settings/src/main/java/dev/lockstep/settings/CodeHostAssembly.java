package dev.lockstep.settings;

import static dev.lockstep.settings.CodeHostTable.*;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds the sections of code hosts from what was said, as {@link Assembly}. */
final class CodeHostAssembly {
  private final Said said;
  private final Webhooks webhooks;

  CodeHostAssembly(Said said) {
    this.said = said;
    this.webhooks = new Webhooks(said);
  }

  @Nullable GitHubSettings github() {
    // A token alone is what many machines have in their environment for other reasons.
    String trigger = said.firstSaid(GITHUB.stream().filter(s -> s != GITHUB_TOKEN).toList());
    if (trigger == null) {
      return null;
    }
    List<String> owners = said.require(GITHUB_OWNERS, trigger);
    GitHubSettings.Credential credential = githubCredential(trigger);
    RepositoryPatterns repositories =
        patterns(
            GITHUB_REPOSITORIES,
            owner -> owners == null || owners.contains(owner.toLowerCase(java.util.Locale.ROOT)),
            "repositories of the owners in GITHUB_OWNERS only");
    List<Secret> secrets = webhooks.secrets(GITHUB_WEBHOOK_SECRET);
    boolean register = webhooks.registers(GITHUB_REGISTER, secrets, GITHUB_WEBHOOK_SECRET);
    URI apiUrl = said.getOrFallback(GITHUB_API_URL);
    double pace = said.getOrFallback(GITHUB_PACE);
    return owners == null || credential == null
        ? null
        : new GitHubSettings(apiUrl, owners, credential, repositories, secrets, register, pace);
  }

  private GitHubSettings.@Nullable Credential githubCredential(String trigger) {
    String app = said.firstSaid(List.of(GITHUB_APP_ID, GITHUB_APP_KEY));
    if (app == null) {
      Secret token = said.require(GITHUB_TOKEN, trigger);
      return token == null ? null : new GitHubSettings.Credential.Token(token);
    }
    oneCredential(GITHUB_TOKEN, app);
    String id = said.require(GITHUB_APP_ID, app);
    Secret key = said.require(GITHUB_APP_KEY, app);
    return id == null || key == null ? null : new GitHubSettings.Credential.App(id, key);
  }

  @Nullable BitbucketServerSettings bitbucketServer() {
    String trigger = said.firstSaid(SERVER);
    if (trigger == null) {
      return null;
    }
    URI baseUrl = said.require(SERVER_URL, trigger);
    List<String> projects = said.require(SERVER_PROJECTS, trigger);
    Secret token = said.require(SERVER_TOKEN, trigger);
    String user = said.get(SERVER_USER);
    RepositoryPatterns repositories =
        patterns(
            SERVER_REPOSITORIES, none -> false, "slugs without their project, such as web-app");
    List<Secret> secrets = webhooks.secrets(SERVER_WEBHOOK_SECRET);
    boolean register = webhooks.registers(SERVER_REGISTER, secrets, SERVER_WEBHOOK_SECRET);
    double pace = said.getOrFallback(SERVER_PACE);
    return baseUrl == null || projects == null || token == null
        ? null
        : new BitbucketServerSettings(
            baseUrl, projects, token, user, repositories, secrets, register, pace);
  }

  @Nullable AzureDevOpsSettings azureDevOps() {
    String trigger = said.firstSaid(ADO);
    if (trigger == null) {
      return null;
    }
    String organization = said.require(ADO_ORGANIZATION, trigger);
    AzureDevOpsSettings.Credential credential = adoCredential(trigger);
    List<String> projects = said.get(ADO_PROJECTS);
    List<String> repositories = said.get(ADO_REPOSITORIES);
    Map<String, List<String>> teams = said.get(ADO_SCRUM_PROJECT);
    String customer = said.get(ADO_CUSTOMER_FIELD);
    List<Secret> secrets = webhooks.secrets(ADO_WEBHOOK_SECRET);
    boolean register = webhooks.registers(ADO_REGISTER, secrets, ADO_WEBHOOK_SECRET);
    URI baseUrl = said.getOrFallback(ADO_BASE_URL);
    double pace = said.getOrFallback(ADO_PACE);
    return organization == null || credential == null
        ? null
        : new AzureDevOpsSettings(
            baseUrl,
            organization,
            projects == null ? List.of() : projects,
            credential,
            RepositoryPatterns.of(repositories == null ? List.of() : repositories),
            teams == null ? Map.of() : teams,
            customer,
            secrets,
            register,
            pace);
  }

  private AzureDevOpsSettings.@Nullable Credential adoCredential(String trigger) {
    String entra = said.firstSaid(List.of(ADO_TOKEN_URL, ADO_CLIENT_ID, ADO_CLIENT_SECRET));
    if (entra == null) {
      Secret token = said.require(ADO_TOKEN, trigger);
      return token == null ? null : new AzureDevOpsSettings.Credential.PersonalAccessToken(token);
    }
    oneCredential(ADO_TOKEN, entra);
    URI tokenUrl = said.require(ADO_TOKEN_URL, entra);
    String clientId = said.require(ADO_CLIENT_ID, entra);
    Secret secret = said.require(ADO_CLIENT_SECRET, entra);
    return tokenUrl == null || clientId == null || secret == null
        ? null
        : new AzureDevOpsSettings.Credential.Entra(tokenUrl, clientId, secret);
  }

  private void oneCredential(Setting<Secret> token, String other) {
    String where = said.where(token);
    if (where != null) {
      said.complain(new Mistake(where, "set", "either this or " + other + ", not both"));
    }
  }

  /** Names without their owner; one that names an owner out of scope is a mistake. */
  private RepositoryPatterns patterns(
      Setting<List<String>> setting, Predicate<String> owner, String expectation) {
    List<String> written = said.get(setting);
    List<String> names = new ArrayList<>();
    for (String name : written == null ? List.<String>of() : written) {
      int slash = name.indexOf('/');
      String bare = name.startsWith("!") ? name.substring(1) : name;
      if (slash >= 0 && !owner.test(bare.substring(0, bare.indexOf('/')))) {
        said.complain(new Mistake("" + said.where(setting), "'" + name + "'", expectation));
      }
      names.add((name.startsWith("!") ? "!" : "") + name.substring(slash + 1).replace("!", ""));
    }
    return RepositoryPatterns.of(names);
  }
}
