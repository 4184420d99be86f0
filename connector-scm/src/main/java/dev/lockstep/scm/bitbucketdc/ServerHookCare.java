package dev.lockstep.scm.bitbucketdc;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.settings.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers one webhook for the project, or one for each repository in scope where the project's is
 * refused: older versions have none, and a token may be worth less. Nothing is sent again that
 * failed; what the last delivery came to is told, since after five failures Bitbucket leaves out
 * what happens for a while, in the end for ten hours.
 */
final class ServerHookCare implements HookCare {

  private static final String NAME = "Lockstep";
  private static final int PAGE = 100;
  private static final List<String> EVENTS =
      List.of(
          "repo:refs_changed",
          "pr:opened",
          "pr:from_ref_updated",
          "pr:modified",
          "pr:reviewer:updated",
          "pr:reviewer:approved",
          "pr:reviewer:unapproved",
          "pr:reviewer:needs_work",
          "pr:merged",
          "pr:declined",
          "pr:deleted");

  private final CodeHost host;
  private final String project;
  private final Secret secret;
  private final Door door;
  private final ServerHookApi api;

  ServerHookCare(CodeHost host, Secret secret, Door door) {
    this.host = host;
    this.project = host.source().substring(BitbucketServer.PROVIDER.length() + 1);
    this.secret = secret;
    this.door = door;
    this.api = door.calls(ServerHookApi.class);
  }

  @Override
  public String source() {
    return host.source();
  }

  @Override
  public Uni<Report> care(URI address) {
    return care(new Place(null), address)
        .onFailure(ServerHookCare::isRefused)
        .recoverWithUni(refused -> eachRepository(address))
        .map(
            lines ->
                new Report(
                    lines.stream().allMatch(Line::well),
                    lines.stream().map(Line::text).toList(),
                    0));
  }

  private Uni<List<Line>> eachRepository(URI address) {
    return host.repositories()
        .onItem()
        .transformToMulti(
            all -> Multi.createFrom().iterable(all.stream().filter(r -> !r.archived()).toList()))
        .onItem()
        .transformToUniAndConcatenate(
            repository ->
                care(new Place(repository), address)
                    .onFailure(ServerHookCare::isRefused)
                    .recoverWithItem(
                        refused ->
                            List.of(
                                new Line(
                                    repository.ref()
                                        + ": the token may not register a webhook ("
                                        + refused.getMessage()
                                        + ")",
                                    false))))
        .collect()
        .in(ArrayList::new, List::addAll);
  }

  private static boolean isRefused(Throwable failure) {
    return failure instanceof Unauthorized || failure instanceof NotFound;
  }

  /** For people, and whether it is as wanted. */
  private record Line(String text, boolean well) {}

  private Uni<List<Line>> care(Place place, URI address) {
    return place
        .all(new ArrayList<>(), 0)
        .chain(
            all -> {
              Optional<WebhookJson> own =
                  all.stream().filter(hook -> address.toString().equals(hook.url())).findFirst();
              if (own.isEmpty()) {
                return place
                    .create(wanted(address))
                    .replaceWith(List.of(new Line(place + ": webhook registered", true)));
              }
              return isAsWanted(own.get())
                  ? lastDelivery(place, id(own.get()))
                  : place
                      .change(id(own.get()), wanted(address))
                      .replaceWith(List.of(new Line(place + ": webhook mended", true)));
            });
  }

  private WebhookJson wanted(URI address) {
    return new WebhookJson(
        null,
        NAME,
        address.toString(),
        true,
        EVENTS,
        new WebhookJson.ConfigurationJson(secret.value()));
  }

  private boolean isAsWanted(WebhookJson hook) {
    Set<String> events = new HashSet<>(hook.events() == null ? List.of() : hook.events());
    String shown = hook.configuration() == null ? null : hook.configuration().secret();
    return hook.active() && events.equals(Set.copyOf(EVENTS)) && secret.value().equals(shown);
  }

  private static long id(WebhookJson hook) {
    if (hook.id() == null) {
      throw new UpstreamException.Unavailable("a webhook without id");
    }
    return hook.id();
  }

  private static Uni<List<Line>> lastDelivery(Place place, long id) {
    return place.latest(id).map(latest -> List.of(line(place, latest)));
  }

  private static Line line(Place place, @Nullable DeliveryJson latest) {
    DeliveryJson.ResultJson result = latest == null ? null : latest.result();
    if (result == null) {
      return new Line(place + ": webhook registered, nothing delivered yet", true);
    }
    return "SUCCESS".equals(result.outcome())
        ? new Line(place + ": webhook registered, last delivery taken", true)
        : new Line(
            place
                + ": webhook registered, last delivery failed ("
                + result.outcome()
                + " "
                + Answers.text(result.description())
                + ")",
            false);
  }

  /** Where a webhook is registered: the project, or one repository. */
  private final class Place {
    private final @Nullable Repository repository;

    Place(@Nullable Repository repository) {
      this.repository = repository;
    }

    Uni<List<WebhookJson>> all(List<WebhookJson> before, long start) {
      return door.read(
              endpoint(""),
              () ->
                  repository == null
                      ? api.ofProject(project, start, PAGE)
                      : api.ofRepository(project, slug(repository), start, PAGE))
          .chain(
              page -> {
                before.addAll(Answers.listed(page.values()));
                return page.nextPageStart() == null
                    ? Uni.createFrom().item(before)
                    : all(before, page.nextPageStart());
              });
    }

    Uni<WebhookJson> create(WebhookJson wanted) {
      return door.write(
          endpoint(""),
          () ->
              repository == null
                  ? api.create(project, wanted)
                  : api.create(project, slug(repository), wanted));
    }

    Uni<WebhookJson> change(long id, WebhookJson wanted) {
      return door.write(
          endpoint("/{id}"),
          () ->
              repository == null
                  ? api.change(project, id, wanted)
                  : api.change(project, slug(repository), id, wanted));
    }

    Uni<@Nullable DeliveryJson> latest(long id) {
      return door.read(
          endpoint("/{id}/latest"),
          () ->
              repository == null
                  ? api.latest(project, id)
                  : api.latest(project, slug(repository), id));
    }

    private String endpoint(String path) {
      return (repository == null ? "/projects/{project}" : "/projects/{project}/repos/{repository}")
          + "/webhooks"
          + path;
    }

    private String slug(Repository of) {
      return of.ref().name();
    }

    @Override
    public String toString() {
      return repository == null ? host.source() : repository.ref().toString();
    }
  }
}
