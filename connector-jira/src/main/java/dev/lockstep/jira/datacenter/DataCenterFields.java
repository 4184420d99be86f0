package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Fields;
import dev.lockstep.jira.rest.FieldListing;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.settings.JiraInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Lists fields: one call for the fields, one for issues that have something in them. */
final class DataCenterFields implements Fields {

  private static final List<String> EVERYTHING = List.of("*all");

  private final JiraClient<DataCenterApi> client;
  private final Search search;
  private final List<String> projects;
  private final FieldListing listing;

  DataCenterFields(JiraClient<DataCenterApi> client, Search search, JiraInstance instance) {
    this.client = client;
    this.search = search;
    this.projects = instance.projectKeys();
    this.listing = new FieldListing(instance.fields());
  }

  @Override
  public Uni<List<Field>> all() {
    return search
        .form()
        .map(
            form ->
                new SearchJson.Request(
                    Jql.newest(projects, form), 0, FieldListing.ISSUES, EVERYTHING, List.of()))
        .chain(
            newest ->
                client
                    .read("field", DataCenterApi::fields)
                    .chain(
                        fields ->
                            client
                                .read("search", api -> api.searchRaw(newest))
                                .map(issues -> listing.of(fields, issues))));
  }
}
