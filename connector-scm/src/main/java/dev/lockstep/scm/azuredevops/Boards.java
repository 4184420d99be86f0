package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Feed;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read of work items and teams.
 *
 * @param customerField reference name of the field with the customer, where one is set
 * @param teams by project, those whose sprints and capacity are read
 */
public record Boards(@Nullable String customerField, Map<String, List<String>> teams) {

  /** Work items only, without a customer. */
  public static final Boards PLAIN = new Boards(null, Map.of());

  public Boards {
    teams = Map.copyOf(teams);
  }

  List<Feed> feeds(
      AzureDevOpsClient client,
      List<String> projects,
      URI web,
      Function<String, Optional<RepositoryRef>> repositories,
      Clock clock) {
    String owner = client.organization().toLowerCase(Locale.ROOT);
    WorkItemScopes scopes = new WorkItemScopes(owner, projects);
    Processes processes = new Processes(client, clock);
    WorkItems items = new WorkItems(owner, client.organization(), web, customerField);
    List<Feed> feeds = new ArrayList<>();
    List<@Nullable String> parts = new ArrayList<>(projects);
    if (parts.isEmpty()) {
      parts.add(null);
    }
    for (String project : parts) {
      feeds.add(
          new WorkItemFeed(
              scopes.scope(project), project, client, processes, items, repositories, clock));
    }
    if (!teams.isEmpty()) {
      feeds.add(new TeamFeed(owner, client, teams, clock));
    }
    return feeds;
  }
}
