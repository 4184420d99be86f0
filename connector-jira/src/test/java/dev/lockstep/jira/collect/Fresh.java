package dev.lockstep.jira.collect;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.cloud.SandboxSite;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.port.Presence;
import dev.lockstep.jira.port.Site;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.settings.JiraFields;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A new site, known to the sandbox and the test only. */
final class Fresh {

  final Site site;
  final JiraPeople people;

  Fresh() {
    this(JiraFields.NONE);
  }

  Fresh(JiraFields fields) {
    String name = "s" + UUID.randomUUID().toString().substring(0, 8);
    this.site = SandboxSite.of(name, fields);
    this.people = SandboxSites.client().jira(name);
  }

  String ref(String id) {
    return "jira/" + site.id() + "/" + id;
  }

  /** The site as it is until that many reads by id; then it answers no more of them. */
  Site breakingAfter(int reads) {
    AtomicInteger left = new AtomicInteger(reads);
    return with(
        new IssuesById() {
          @Override
          public Uni<List<Snapshot>> byId(Collection<String> ids) {
            return left.getAndDecrement() > 0
                ? site.issues().byId(ids)
                : Uni.createFrom().failure(new Unavailable("broken"));
          }

          @Override
          public Uni<List<Snapshot>> withoutHistory(Collection<String> ids) {
            return left.getAndDecrement() > 0
                ? site.issues().withoutHistory(ids)
                : Uni.createFrom().failure(new Unavailable("broken"));
          }
        },
        site.presence(),
        site.ids());
  }

  /**
   * The other site, its ids on pages of that size, whose tokens are numbers up to those given.
   *
   * @param given counts the pages; tokens of a later page are refused
   */
  Site listing(Site other, int size, AtomicInteger given) {
    return with(
        other.issues(),
        other.presence(),
        (query, token) -> {
          int page = token.map(Integer::parseInt).orElse(0);
          if (page > given.get()) {
            return Uni.createFrom().failure(new Rejected(400, "The nextPageToken is invalid."));
          }
          given.set(page + 1);
          return site.ids()
              .page(query, Optional.empty())
              .map(
                  all -> {
                    int to = Math.min(all.issues().size(), (page + 1) * size);
                    return new IssueIds.Page(
                        all.issues().subList(page * size, to),
                        to < all.issues().size()
                            ? Optional.of(Integer.toString(page + 1))
                            : Optional.empty());
                  });
        });
  }

  /** The site with other words about what can be seen. */
  Site seeing(Presence presence) {
    return with(site.issues(), presence, site.ids());
  }

  /** The site where no issue is found. */
  Site blind() {
    return with(
        ids -> Uni.createFrom().item(List.of()),
        new Presence() {
          @Override
          public Uni<Boolean> issue(String issueId) {
            return Uni.createFrom().item(false);
          }

          @Override
          public Uni<Boolean> project(String key) {
            return Uni.createFrom().item(true);
          }
        },
        site.ids());
  }

  private Site with(IssuesById issues, Presence presence, IssueIds ids) {
    return new Site(
        site.id(),
        site.changed(),
        issues,
        site.directory(),
        site.workflow(),
        site.account(),
        ids,
        site.histories(),
        site.discussions(),
        presence,
        site.webhooks(),
        site.fields(),
        site.writing());
  }
}
