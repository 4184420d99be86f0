package dev.lockstep.jira.cloud;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Zones;
import io.smallrye.mutiny.Uni;

/** Asks who calls. A visitor is answered 401 here, or has no id. */
final class CloudAccount implements Account {

  private final JiraClient<JiraApi> client;

  CloudAccount(JiraClient<JiraApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Who> whoAmI(Calls calls) {
    return client
        .read("myself", UpstreamGateway.BRISK, calls, JiraApi::myself)
        .map(CloudAccount::who);
  }

  private static Who who(DirectoryJson.Myself myself) {
    String id = myself.accountId();
    if (id == null) {
      throw new Unauthorized("Jira does not know the configured account");
    }
    String name = myself.displayName();
    return new Who(id, name == null ? id : name, Zones.of(myself.timeZone()));
  }
}
