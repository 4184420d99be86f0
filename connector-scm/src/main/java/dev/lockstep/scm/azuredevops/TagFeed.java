package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.azuredevops.KnownTags.Tag;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tags of a repository: one call a thousand of them. */
final class TagFeed implements Feed {

  private static final String PREFIX = "refs/tags/";

  private final RepositoryRef repository;
  private final AzureDevOpsClient client;
  private final Refs refs;
  private final URI web;
  private final Clock clock;

  TagFeed(RepositoryRef repository, AzureDevOpsClient client, URI web, Clock clock) {
    this.repository = repository;
    this.client = client;
    this.refs = Refs.tags(client);
    this.web = web;
    this.clock = clock;
  }

  @Override
  public String scope() {
    return repository + "#tags";
  }

  @Override
  public Uni<Page> since(Optional<String> cursor, Naming naming) {
    Place place = Place.of(repository);
    KnownTags before = KnownTags.parse(cursor);
    Instant readAt = clock.instant();
    return refs.all(place)
        .chain(
            all -> {
              List<Tag> there = read(place, all.refs());
              Set<String> missing = all.atOnce() ? Set.of() : before.missing(there);
              return refs.named(place, missing).map(found -> both(there, read(place, found)));
            })
        .map(
            there ->
                new Page(
                    before.changes(repository, there, readAt, naming),
                    KnownTags.cursor(there),
                    false));
  }

  private static List<Tag> both(List<Tag> some, List<Tag> others) {
    List<Tag> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private List<Tag> read(Place place, List<RefJson> found) {
    return found.stream().map(ref -> tag(place, ref)).toList();
  }

  private Tag tag(Place place, RefJson ref) {
    String commit = ref.peeledObjectId() == null ? ref.objectId() : ref.peeledObjectId();
    if (ref.name() == null || !ref.name().startsWith(PREFIX) || commit == null) {
      throw new Unavailable("a tag without name or objectId");
    }
    String name = ref.name().substring(PREFIX.length());
    String url =
        UriBuilder.fromUri(place.web(web, client.organization()))
            .queryParam("version", "GT{name}")
            .build(name)
            .toString();
    return new Tag(name, commit, url);
  }
}
