package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost.BranchList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Reads branches. */
final class Branches {

  private final AzureDevOpsClient client;
  private final Refs refs;
  private final URI web;

  Branches(AzureDevOpsClient client, URI web) {
    this.client = client;
    this.refs = Refs.branches(client);
    this.web = web;
  }

  Uni<BranchList> all(Place place) {
    return refs.all(place).map(all -> new BranchList(read(place, all.refs()), all.atOnce()));
  }

  Uni<List<Branch>> named(Place place, Set<String> names) {
    return refs.named(place, names).map(found -> read(place, found));
  }

  private List<Branch> read(Place place, List<RefJson> found) {
    return found.stream().map(ref -> branch(place, ref)).toList();
  }

  private Branch branch(Place place, RefJson ref) {
    String head = ref.objectId();
    if (ref.name() == null || head == null) {
      throw new Unavailable("a branch without name or objectId");
    }
    String name = PullRequests.branch(ref.name());
    String url =
        UriBuilder.fromUri(place.web(web, client.organization()))
            .queryParam("version", "GB{name}")
            .build(name)
            .toString();
    return new Branch(name, head, url, null);
  }
}
