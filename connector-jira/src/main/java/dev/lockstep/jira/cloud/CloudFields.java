package dev.lockstep.jira.cloud;

import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Fields;
import dev.lockstep.jira.rest.FieldListing;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.settings.JiraInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Lists fields: one call for the fields, one for issues that have something in them. */
final class CloudFields implements Fields {

  private static final List<String> EVERYTHING = List.of("*all");

  private final JiraClient<JiraApi> client;
  private final FieldListing listing;
  private final SearchJson.Request newest;

  CloudFields(JiraClient<JiraApi> client, JiraInstance instance) {
    this.client = client;
    this.listing = new FieldListing(instance.fields());
    this.newest =
        new SearchJson.Request(
            Jql.newest(instance.projectKeys()), EVERYTHING, null, FieldListing.ISSUES, null);
  }

  @Override
  public Uni<List<Field>> all() {
    return client
        .read("field", JiraApi::fields)
        .chain(
            fields ->
                client
                    .read("search/jql", api -> api.searchRaw(newest))
                    .map(issues -> listing.of(fields, issues)));
  }
}
