package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.sandbox.control.Views.Seeded;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do on a Jira site. */
public final class JiraPeople {
  private static final TypeReference<IssueView> ISSUE = new TypeReference<>() {};

  private final Control control;
  private final String path;

  JiraPeople(Control control, String site) {
    this.control = control;
    this.path = "/jira/" + site;
  }

  /** Lets an app use the site. */
  public void app(Requests.OAuthApp app) {
    control.send("PUT", path + "/app", app);
  }

  /** Makes a project. */
  public void project(String key, String name) {
    control.send("PUT", path + "/projects/" + key, new Requests.Project(name));
  }

  /** Makes an issue. */
  public IssueView create(Requests.NewIssue issue) {
    return control.send("POST", path + "/issues", issue, ISSUE);
  }

  /** Makes a story to do. */
  public IssueView story(String project, String summary) {
    return create(Requests.NewIssue.story(project, summary));
  }

  /** Makes many issues without webhooks; the project is made too. */
  public Seeded seed(Requests.Seed seed) {
    return control.send("POST", path + "/seed", seed, new TypeReference<Seeded>() {});
  }

  /** An issue by key (also an old one) or id. */
  public IssueView issue(String key) {
    return control.get(path + "/issues/" + key, ISSUE);
  }

  /** An issue, when there is one. */
  public Optional<IssueView> find(String key) {
    try {
      return Optional.of(issue(key));
    } catch (SandboxRefusal refusal) {
      if (refusal.status() == 404) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** The present status of an issue. */
  public String status(String key) {
    return issue(key).status();
  }

  /** Waits until an issue has a status; false when that took too long. */
  public boolean awaitStatus(String key, String status, Duration most) {
    return control.await(() -> status(key).equals(status), most);
  }

  /** Status by key, of one project or of all when it is null. */
  public Map<String, String> statuses(@Nullable String project) {
    return control.get(
        path + "/statuses" + (project == null ? "" : "?project=" + project),
        new TypeReference<Map<String, String>>() {});
  }

  /** A person moves a card where the workflow lets it go. */
  public IssueView move(String key, String to, String actor) {
    return control.send(
        "POST",
        path + "/issues/" + key + "/status",
        new Requests.StatusMove(to, actor, false),
        ISSUE);
  }

  /** A card is put into a status whatever the workflow says. */
  public IssueView force(String key, String to, String actor) {
    return control.send(
        "POST",
        path + "/issues/" + key + "/status",
        new Requests.StatusMove(to, actor, true),
        ISSUE);
  }

  /** Changes fields. */
  public IssueView edit(String key, Requests.IssueEdit edit) {
    return control.send("PATCH", path + "/issues/" + key, edit, ISSUE);
  }

  /** Gives an issue another summary. */
  public IssueView rename(String key, String summary, String actor) {
    return edit(key, new Requests.IssueEdit(summary, null, null, null, null, null, actor));
  }

  /** Gives an issue to somebody; to nobody when the name is empty. */
  public IssueView assign(String key, String person, String actor) {
    return edit(key, new Requests.IssueEdit(null, null, person, null, null, null, actor));
  }

  /** Comments. */
  public IssueView comment(String key, String text, String actor) {
    return control.send(
        "POST", path + "/issues/" + key + "/comments", new Requests.NewComment(text, actor), ISSUE);
  }

  /** What people do to what hangs on issues. */
  public JiraDeskPeople desk() {
    return new JiraDeskPeople(control, path);
  }

  /** Moves an issue to another project: the key changes, the id stays. */
  public IssueView moveToProject(String key, String project, String actor) {
    return control.send(
        "POST",
        path + "/issues/" + key + "/project",
        new Requests.ProjectMove(project, actor),
        ISSUE);
  }

  /** Deletes an issue with its sub-tasks. */
  public void delete(String key, String actor) {
    control.send("DELETE", path + "/issues/" + key + "?actor=" + Control.encode(actor), null);
  }
}
