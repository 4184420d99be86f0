package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.jql.JqlTime;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Once;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Queries of one site, and how it reads times in them. Epoch milliseconds are not documented, so a
 * site is tried once: where it refuses them, or finds something in the far future, times are
 * minutes in the zone of the account.
 */
final class Search {

  /** What a server gives unless its administrator says otherwise. */
  static final int PAGE = 1000;

  private static final List<String> NOTHING = List.of();
  private static final List<String> CHANGELOG = List.of("changelog");

  /** No row beyond it is given, however it is asked for. */
  private static final int WINDOW = 10_000;

  private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

  private final JiraClient<DataCenterApi> client;
  private final Uni<JqlTime> form;

  Search(JiraClient<DataCenterApi> client, DataCenterAccount account) {
    this.client = client;
    this.form = Once.of(Uni.createFrom().deferred(() -> form(account)));
  }

  private Uni<JqlTime> form(DataCenterAccount account) {
    String future = "updated >= " + JqlTime.EPOCH_MILLIS.literal(FAR_FUTURE);
    return client
        .read("search", api -> api.search(request(future, 0, 1, new Shown(NOTHING, false, 1))))
        .map(answer -> answer.given().isEmpty())
        .onFailure(Rejected.class)
        .recoverWithItem(false)
        .chain(
            good ->
                good
                    ? Uni.createFrom().item(JqlTime.EPOCH_MILLIS)
                    : account.whoAmI(new Calls()).map(who -> JqlTime.minutes(who.zone())));
  }

  /** The form in which times are written. */
  Uni<JqlTime> form() {
    return form;
  }

  /** A page of a query, from this row on. */
  Uni<SearchJson> page(JiraClient<DataCenterApi> by, String jql, int startAt, Shown shown) {
    if (startAt >= WINDOW) {
      return Uni.createFrom()
          .failure(new Unavailable("more than " + WINDOW + " issues of one time: " + jql));
    }
    int most = Math.min(shown.most(), WINDOW - startAt);
    return by.read("search", api -> api.search(request(jql, startAt, most, shown)));
  }

  private static SearchJson.Request request(String jql, int startAt, int most, Shown shown) {
    return new SearchJson.Request(
        jql, startAt, most, shown.fields(), shown.history() ? CHANGELOG : NOTHING);
  }

  /**
   * What is to be shown of the issues of a page.
   *
   * @param history whether that is all of their changelogs too
   * @param most how many issues; the server may give fewer
   */
  record Shown(List<String> fields, boolean history, int most) {}
}
