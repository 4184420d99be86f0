package dev.lockstep.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the control API. What is nullable may be left out; {@code actor} is a person's
 * name.
 */
public final class Requests {
  private Requests() {}

  /** A Jira site; what is left out stays as it is. */
  public record Site(
      @Nullable String timeZone,
      @Nullable Long indexLagMillis,
      @Nullable Map<String, String> credentials,
      @Nullable Map<String, String> scopedTokens,
      @Nullable Boolean jqlEpochMillis,
      @Nullable Set<String> notEditable,
      @Nullable Set<String> notCreatable) {
    /** A site in a time zone, with an index that lags and credentials that are checked. */
    public Site(
        @Nullable String timeZone,
        @Nullable Long indexLagMillis,
        @Nullable Map<String, String> credentials) {
      this(timeZone, indexLagMillis, credentials, null, null, null, null);
    }

    /** Nothing changes. */
    public static Site same() {
      return new Site(null, null, null);
    }

    /** These fields are on no screen from now on. */
    public static Site withoutFields(String... ids) {
      return new Site(null, null, null, null, null, Set.of(ids), null);
    }

    /** Projects do not have these issue types from now on. */
    public static Site withoutTypes(String... names) {
      return new Site(null, null, null, null, null, null, Set.of(names));
    }

    /** Whether JQL understands bare numbers as milliseconds. */
    public static Site epochMillis(boolean understood) {
      return new Site(null, null, null, null, understood, null, null);
    }

    /** Tokens with scopes, by e-mail: good at Atlassian's gateway only. */
    public static Site scoped(Map<String, String> tokens) {
      return new Site(null, null, null, tokens, null, null, null);
    }
  }

  /**
   * A Jira Data Center site; what is left out stays as it is.
   *
   * @param version the major version, 9 to 11
   * @param people display names of its directory; whoever does something is added
   * @param passwords user name to password; empty accepts any pair
   * @param tokens personal access tokens; empty accepts any
   * @param epochMillisInJql whether JQL takes unquoted epoch milliseconds; it does unless told
   */
  public record DataCenterSite(
      @Nullable String timeZone,
      @Nullable Long indexLagMillis,
      @Nullable Integer version,
      @Nullable List<String> people,
      @Nullable Map<String, String> passwords,
      @Nullable Map<String, AccessToken> tokens,
      @Nullable Boolean epochMillisInJql) {
    /** All as it is at the start. */
    public static DataCenterSite plain() {
      return new DataCenterSite(null, null, null, null, null, null, null);
    }
  }

  /**
   * Whose a personal access token is, and until when in epoch milliseconds; for ever if left out.
   */
  public record AccessToken(String owner, @Nullable Long expiresAt) {}

  /** A project. */
  public record Project(@Nullable String name) {}

  /** An issue; the type is Story and the status the workflow's first unless named. */
  public record NewIssue(
      String project,
      String summary,
      @Nullable String type,
      @Nullable String status,
      @Nullable String parent,
      @Nullable String assignee,
      @Nullable String description,
      @Nullable List<String> labels,
      @Nullable String actor,
      boolean quiet) {
    /** A story to do. */
    public static NewIssue story(String project, String summary) {
      return of(project, "Story", summary);
    }

    /** An issue of a type. */
    public static NewIssue of(String project, String type, String summary) {
      return new NewIssue(project, summary, type, null, null, null, null, null, null, false);
    }

    /** The same below a parent. */
    public NewIssue below(String parentKey) {
      return new NewIssue(
          project, summary, type, status, parentKey, assignee, description, labels, actor, quiet);
    }

    /** The same, but in this status. */
    public NewIssue in(String statusName) {
      return new NewIssue(
          project, summary, type, statusName, parent, assignee, description, labels, actor, quiet);
    }

    /** The same without webhooks. */
    public NewIssue quietly() {
      return new NewIssue(
          project, summary, type, status, parent, assignee, description, labels, actor, true);
    }
  }

  /**
   * Many issues at once, without webhooks.
   *
   * @param project made if there is none
   * @param count how many
   * @param type of all of them; a mix if left out
   * @param hierarchy versions, features, stories and sub-tasks below each other
   * @param histories changelog entries of each
   * @param spanMillis how far back their times reach; 30 days if left out
   */
  public record Seed(
      String project,
      int count,
      @Nullable String type,
      boolean hierarchy,
      int histories,
      @Nullable Long spanMillis) {
    /** That many stories to do. */
    public static Seed stories(String project, int count) {
      return new Seed(project, count, "Story", false, 0, null);
    }

    /** A tree of all types. */
    public static Seed tree(String project, int count) {
      return new Seed(project, count, null, true, 0, null);
    }
  }

  /** New values; what is left out stays. An empty assignee, parent or description clears it. */
  public record IssueEdit(
      @Nullable String summary,
      @Nullable String description,
      @Nullable String assignee,
      @Nullable String priority,
      @Nullable List<String> labels,
      @Nullable String parent,
      @Nullable String actor) {}

  /** A move on the board; force takes it where no transition leads. */
  public record StatusMove(String to, @Nullable String actor, boolean force) {}

  /** A move to another project. */
  public record ProjectMove(String project, @Nullable String actor) {}

  /** A comment. */
  public record NewComment(String text, @Nullable String actor) {}

  /**
   * An app that may use a site.
   *
   * @param account who gave it access; the app acts in that name
   * @param scopes separated by spaces
   * @param accessMillis how long an access token is good
   * @param refreshToken good for once
   */
  public record OAuthApp(
      String clientId,
      String clientSecret,
      String account,
      String scopes,
      long accessMillis,
      String refreshToken) {
    /** An app with the usual scopes, whose access tokens are good for an hour. */
    public static OAuthApp of(String clientId, String clientSecret, String refreshToken) {
      return new OAuthApp(
          clientId,
          clientSecret,
          "Lockstep App",
          "read:jira-work write:jira-work read:jira-user manage:jira-webhook offline_access",
          3_600_000,
          refreshToken);
    }
  }

  /** Values by field id; names do where Jira wants ids. */
  public record Fields(Map<String, JsonNode> fields, @Nullable String actor) {}

  /** A link to another issue, such as Blocks. */
  public record NewLink(String type, String to, @Nullable String actor) {}

  /** A link to something elsewhere. */
  public record RemoteLink(String globalId, String url, String title, @Nullable String actor) {}

  /** A file. */
  public record NewAttachment(
      String filename, @Nullable String mimeType, String base64, @Nullable String actor) {}

  /** A version; it can be given another name. */
  public record Version(
      boolean released, boolean archived, @Nullable String releaseDate, @Nullable String rename) {
    /** One that is not released yet. */
    public static Version open() {
      return new Version(false, false, null, null);
    }
  }

  /** A sprint: future, active or closed. */
  public record Sprint(String state) {}

  /** A repository. */
  public record NewRepository(@Nullable String name) {}

  /**
   * A Bitbucket workspace.
   *
   * @param requestsCount whether what happens to pull requests makes their repository newer
   */
  public record Workspace(boolean requestsCount) {}

  /** A build status of the newest commit of a branch: INPROGRESS, SUCCESSFUL, FAILED, STOPPED. */
  public record Build(String branch, String state) {}

  /**
   * Bitbucket Data Center.
   *
   * @param projectHooks whether its version and the token allow webhooks of projects
   * @param mostPullRequests the longest page of pull requests that it gives
   */
  public record BitbucketDataCenter(boolean projectHooks, int mostPullRequests) {
    /** As it comes. */
    public static final BitbucketDataCenter PLAIN = new BitbucketDataCenter(true, 100);
  }

  /** A push; the branch is made if there is none. */
  public record Push(String branch, @Nullable String message, @Nullable String actor) {}

  /** A pull request. */
  public record NewPullRequest(
      String title,
      String source,
      @Nullable String destination,
      @Nullable String description,
      boolean draft,
      @Nullable String actor) {}

  /** What goes with an action on a pull request. */
  public record PullRequestAction(
      @Nullable String title,
      @Nullable String description,
      @Nullable String reason,
      boolean deleteSource,
      @Nullable String actor) {
    /** Nothing. */
    public static PullRequestAction plain() {
      return new PullRequestAction(null, null, null, false, null);
    }
  }

  /**
   * What somebody does in a repository on GitHub; which of these an action needs is said by {@link
   * dev.lockstep.sandbox.GitHubPeople}.
   */
  public record GitHubAction(
      @Nullable Long number,
      @Nullable String name,
      @Nullable String text,
      @Nullable String state,
      @Nullable String actor) {}

  /** An owner on GitHub: an organisation or a user. */
  public record GitHubOwner(boolean user) {}

  /** A GitHub App with its public key in PEM form. */
  public record GitHubApp(String publicKey) {}

  /** Where webhooks go. */
  public record Hook(String url, @Nullable String secret) {}

  /** Where webhooks go, per Jira site and Bitbucket workspace; a null takes them away. */
  public record Hooks(
      @Nullable Map<String, @Nullable Hook> jira,
      @Nullable Map<String, @Nullable Hook> bitbucket) {}

  /** A new beginning. */
  public record Reset(@Nullable Long seed) {}

  /** A chat channel. */
  public record Channel(@Nullable String name) {}
}
