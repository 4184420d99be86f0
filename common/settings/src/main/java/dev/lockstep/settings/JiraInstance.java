package dev.lockstep.settings;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Jira site and the account Lockstep uses there.
 *
 * @param id names the instance in events, URLs ({@code /webhook/jira/{id}}) and logs; "1" for the
 *     unnumbered names
 * @param deployment which variant of Jira it is
 * @param baseUrl where people open it, without a trailing slash
 * @param apiUrl where programs reach it, usually the same; REST paths ({@code /rest/api/3/...}) are
 *     appended to it
 * @param credential who Lockstep is there
 * @param tokenExpires when the token ends, as the site told when it was made; null: not known
 * @param projectKeys the projects in scope, upper case; empty means every project the account can
 *     see
 * @param webhookSecrets HMAC secrets, one, or two during a rotation; empty means webhooks of this
 *     site are refused
 * @param registersWebhook whether Lockstep registers its webhook there and keeps it registered
 * @param requestsPerSecond pace of all calls with this account
 * @param fields what is to be known of its fields
 * @param harvestJql scope of a harvest; null: the projects in scope
 * @param typeHierarchy the issue types that are harvested, top first; empty: all, by their own
 *     levels
 */
public record JiraInstance(
    String id,
    Deployment deployment,
    URI baseUrl,
    URI apiUrl,
    JiraCredential credential,
    @Nullable LocalDate tokenExpires,
    List<String> projectKeys,
    List<Secret> webhookSecrets,
    boolean registersWebhook,
    double requestsPerSecond,
    JiraFields fields,
    @Nullable String harvestJql,
    List<HierarchyType> typeHierarchy) {

  /** The variants of Jira. */
  public enum Deployment {
    CLOUD,
    DATACENTER
  }

  public JiraInstance {
    projectKeys = List.copyOf(projectKeys);
    webhookSecrets = List.copyOf(webhookSecrets);
    typeHierarchy = List.copyOf(typeHierarchy);
  }

  /** A site of Jira Cloud with nothing but an account. */
  public static JiraInstance cloud(String id, URI url, String email, Secret token) {
    return new JiraInstance(
        id,
        Deployment.CLOUD,
        url,
        url,
        new JiraCredential.Basic(email, token),
        null,
        List.of(),
        List.of(),
        false,
        50,
        JiraFields.NONE,
        null,
        List.of());
  }
}
