package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.jql.JqlTime;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Once;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How times are written in the queries of a site. Epoch milliseconds know no time zone, but no
 * description promises them: a site that refuses them, or finds changes of tomorrow, is asked for
 * the last so many minutes instead.
 */
final class QueryTimes {

  private static final Duration DAY = Duration.ofDays(1);

  private final Clock clock;
  private final Uni<Boolean> epoch;

  /**
   * @param instance for the log
   */
  QueryTimes(JiraClient<JiraApi> client, String instance, Clock clock) {
    this.clock = clock;
    this.epoch =
        Once.of(
            Uni.createFrom().deferred(() -> tested(client)).invoke(good -> note(instance, good)));
  }

  private Uni<Boolean> tested(JiraClient<JiraApi> client) {
    String tomorrow = Jql.changed(List.of(), clock.instant().plus(DAY));
    SearchJson.Request request = new SearchJson.Request(tomorrow, List.of("key"), null, 1, null);
    return client
        .read("search/jql", api -> api.ids(request))
        .map(answer -> orEmpty(answer.issues()).isEmpty())
        .onFailure(Rejected.class)
        .recoverWithItem(false);
  }

  private static void note(String instance, boolean good) {
    if (!good) {
      Log.warnf(
          "site reads no epoch milliseconds in queries, asked by minutes instance=%s", instance);
    }
  }

  /** The query for what changed since then, oldest first. */
  Uni<String> changed(Collection<String> projects, Instant since) {
    return epoch.map(
        good ->
            Jql.changed(
                projects, since, good ? JqlTime.EPOCH_MILLIS : JqlTime.before(clock.instant())));
  }
}
