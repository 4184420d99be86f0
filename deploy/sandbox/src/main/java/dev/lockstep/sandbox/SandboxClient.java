package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.control.Views.Quiet;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.journal.CallCount;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Controls a sandbox over HTTP, from any process. Blocking; safe for many threads. */
public final class SandboxClient {
  /** Some of the journal, and the numbers of the first and last entry that are kept. */
  public record JournalPage(List<JournalEntry> entries, long first, long last) {}

  private final Control control;

  /** A client of the sandbox at this address. */
  public SandboxClient(URI sandbox) {
    this.control = new Control(sandbox);
  }

  /** A Jira site; made if there is none. */
  public JiraPeople jira(String site) {
    return jira(site, new Requests.Site(null, null, null));
  }

  /** A Jira site, with settings; made if there is none. */
  public JiraPeople jira(String site, Requests.Site settings) {
    control.send("PUT", "/jira/" + site, settings);
    return new JiraPeople(control, site);
  }

  /** A Jira Data Center site; made if there is none. Its people do what those of Jira Cloud do. */
  public JiraPeople jiraDataCenter(String site) {
    return jiraDataCenter(site, Requests.DataCenterSite.plain());
  }

  /** A Jira Data Center site, with settings; made if there is none. */
  public JiraPeople jiraDataCenter(String site, Requests.DataCenterSite settings) {
    control.send("PUT", "/jira-dc/" + site, settings);
    return new JiraPeople(control, site);
  }

  /** A Bitbucket workspace. */
  public BitbucketPeople bitbucket(String workspace) {
    return new BitbucketPeople(control, "/bitbucket/" + workspace);
  }

  /** A project of Bitbucket Data Center, by its key. Its people do what those of Cloud do. */
  public BitbucketPeople bitbucketDataCenter(String project) {
    return new BitbucketPeople(control, "/bitbucket-dc/" + project);
  }

  /** How Bitbucket Data Center is set up. */
  public void bitbucketDataCenter(Requests.BitbucketDataCenter settings) {
    control.send("PUT", "/bitbucket-dc", settings);
  }

  /** An organisation of Azure DevOps. */
  public AzureDevOpsPeople azureDevOps(String organization) {
    return new AzureDevOpsPeople(control, organization);
  }

  /** An owner on GitHub. */
  public GitHubPeople github(String owner) {
    return new GitHubPeople(control, owner);
  }

  /** Sends the webhooks of a Jira site there. */
  public void jiraHooks(String site, URI url, @Nullable String secret) {
    hooks(new Requests.Hooks(Map.of(site, new Requests.Hook(url.toString(), secret)), null));
  }

  /** Sends the webhooks of a workspace there. */
  public void bitbucketHooks(String workspace, URI url, @Nullable String secret) {
    hooks(new Requests.Hooks(null, Map.of(workspace, new Requests.Hook(url.toString(), secret))));
  }

  /** A Jira site sends no webhooks any more. */
  public void noJiraHooks(String site) {
    hooks(new Requests.Hooks(Collections.singletonMap(site, null), null));
  }

  /** A workspace sends no webhooks any more. */
  public void noBitbucketHooks(String workspace) {
    hooks(new Requests.Hooks(null, Collections.singletonMap(workspace, null)));
  }

  /** Sets webhook addresses. */
  public void hooks(Requests.Hooks hooks) {
    control.send("PUT", "/hooks", hooks);
  }

  /** What goes wrong now. */
  public Faults faults() {
    return control.get("/faults", new TypeReference<Faults>() {});
  }

  /** Replaces what goes wrong. */
  public void faults(Faults faults) {
    control.send("PUT", "/faults", faults);
  }

  /** Changes only what the JSON names, such as {@code {"jira":{"throttleRate":0.1}}}. */
  public void faults(String json) {
    control.sendJson("PUT", "/faults", json);
  }

  /** Nothing goes wrong any more. */
  public void noFaults() {
    control.send("DELETE", "/faults", null);
  }

  /** How often each endpoint answered with which status. */
  public List<CallCount> calls() {
    return control.get("/calls", new TypeReference<List<CallCount>>() {});
  }

  /**
   * Calls to one upstream (jira, jira-dc, bitbucket, bitbucket-dc, github, slack, discord) whose
   * endpoint contains the text.
   */
  public long calls(String upstream, String endpointPart) {
    return calls().stream()
        .filter(call -> call.upstream().equals(upstream) && call.endpoint().contains(endpointPart))
        .mapToLong(CallCount::count)
        .sum();
  }

  /** Starts to count again. */
  public void resetCalls() {
    control.send("DELETE", "/calls", null);
  }

  /** The journal after a number; waits for an entry as long as said when there is none. */
  public JournalPage journal(long after, int limit, Duration wait) {
    return control.get(
        "/journal?after=" + after + "&limit=" + limit + "&wait=" + wait.toMillis(),
        new TypeReference<JournalPage>() {});
  }

  /** The whole journal as far as it is kept, up to 20,000 entries. */
  public List<JournalEntry> journal() {
    return journal(0, 20_000, Duration.ZERO).entries();
  }

  /** Whether webhooks are still on their way. */
  public Quiet quiet() {
    return control.get("/quiet", new TypeReference<Quiet>() {});
  }

  /** Waits until no webhook is on its way; false when that took too long. */
  public boolean awaitQuiet(Duration most) {
    return control.await(() -> quiet().quiet(), most);
  }

  /** Waits until something holds, looking again whenever something happened in the sandbox. */
  public boolean await(BooleanSupplier condition, Duration most) {
    return control.await(condition, most);
  }

  /** Forgets everything and starts with this seed. */
  public void reset(long seed) {
    control.send("POST", "/reset", new Requests.Reset(seed));
  }

  /** Makes a Slack channel. */
  public void slackChannel(String id, String name) {
    control.send("PUT", "/slack/channels/" + id, new Requests.Channel(name));
  }

  /** What was said in a Slack channel. */
  public List<Message> slackMessages(String channel) {
    return control.get(
        "/slack/channels/" + channel + "/messages", new TypeReference<List<Message>>() {});
  }

  /** Makes a Discord channel. */
  public void discordChannel(String id, String name) {
    control.send("PUT", "/discord/channels/" + id, new Requests.Channel(name));
  }

  /** What was said in a Discord channel. */
  public List<Message> discordMessages(String channel) {
    return control.get(
        "/discord/channels/" + channel + "/messages", new TypeReference<List<Message>>() {});
  }
}
