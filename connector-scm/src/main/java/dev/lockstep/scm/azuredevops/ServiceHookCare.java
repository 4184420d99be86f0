package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.scm.port.HookCare;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one service hook for each project and event. Its own are found by address, event and
 * project; what the system turned off after failures is turned on again, and one that was
 * registered with another secret is given the present one. What was not delivered meanwhile is
 * found by sweeps and feeds: nobody sends it again.
 */
public final class ServiceHookCare implements HookCare {

  private static final int PROJECTS = 1_000;
  private static final String PUBLISHER = "tfs";
  private static final String CONSUMER = "webHooks";
  private static final int MARK = 12;
  private static final List<String> EVENTS =
      List.of(
          "git.push",
          "git.pullrequest.created",
          "git.pullrequest.updated",
          "git.pullrequest.merged",
          "build.complete",
          "workitem.created",
          "workitem.updated",
          "workitem.deleted",
          "workitem.restored");

  private final AzureDevOpsClient client;
  private final List<String> projects;
  private final String secret;

  /**
   * @param projects those in scope; empty means all
   * @param secret what the hooks show
   */
  public ServiceHookCare(AzureDevOpsClient client, List<String> projects, String secret) {
    this.client = client;
    this.projects = projects.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    this.secret = secret;
  }

  @Override
  public String source() {
    return AzureDevOps.PROVIDER + "/" + client.organization().toLowerCase(Locale.ROOT);
  }

  /**
   * A hook that is wanted.
   *
   * @param there the one that is there for it
   */
  private record Wanted(ProjectJson project, String event, Optional<SubscriptionJson> there) {
    String name() {
      return project.name() + ": " + event;
    }
  }

  /** What became of one: a line for people, or none where it is as it should be. */
  private record Kept(boolean well, @Nullable String line) {}

  @Override
  public Uni<Report> care(URI address) {
    return client
        .read("/_apis/projects", () -> client.hooks().projects(PROJECTS))
        .map(page -> PullRequestPages.present(page.value()))
        .chain(
            all ->
                client
                    .read(
                        "/_apis/hooks/subscriptions", () -> client.hooks().all(PUBLISHER, CONSUMER))
                    .map(page -> wanted(all, PullRequestPages.present(page.value()), address)))
        .chain(
            wanted ->
                Multi.createFrom()
                    .iterable(wanted)
                    .onItem()
                    .transformToUniAndConcatenate(one -> keep(one, address))
                    .collect()
                    .asList())
        .map(ServiceHookCare::report);
  }

  private List<Wanted> wanted(List<ProjectJson> all, List<SubscriptionJson> there, URI address) {
    return all.stream()
        .filter(
            project ->
                project.id() != null
                    && project.name() != null
                    && (projects.isEmpty()
                        || projects.contains(project.name().toLowerCase(Locale.ROOT))))
        .flatMap(
            project ->
                EVENTS.stream()
                    .map(
                        event ->
                            new Wanted(
                                project,
                                event,
                                there.stream()
                                    .filter(one -> isOurs(one, project, event, address))
                                    .findFirst())))
        .toList();
  }

  private static boolean isOurs(
      SubscriptionJson one, ProjectJson project, String event, URI address) {
    return event.equals(one.eventType())
        && one.consumerInputs() != null
        && address.toString().equals(one.consumerInputs().get("url"))
        && one.publisherInputs() != null
        && String.valueOf(project.id()).equals(one.publisherInputs().get("projectId"));
  }

  private Uni<Kept> keep(Wanted wanted, URI address) {
    SubscriptionJson there = wanted.there().orElse(null);
    String id = there == null ? null : there.id();
    if (there == null || id == null) {
      return client
          .write(
              "/_apis/hooks/subscriptions",
              () -> client.hooks().create(subscription(null, wanted, address)))
          .replaceWith(new Kept(true, wanted.name() + " registered"));
    }
    Map<String, @Nullable String> inputs = there.consumerInputs();
    if (inputs == null || !user(address).equals(inputs.get("basicAuthUsername"))) {
      return replace(id, wanted, address, " had another secret and is given the present one");
    }
    return switch (String.valueOf(there.status())) {
      case "enabled" -> Uni.createFrom().item(new Kept(true, null));
      case "onProbation" ->
          Uni.createFrom().item(new Kept(false, wanted.name() + " is on probation"));
      default -> replace(id, wanted, address, " was " + there.status() + " and is turned on again");
    };
  }

  private Uni<Kept> replace(String id, Wanted wanted, URI address, String why) {
    return client
        .write(
            "/_apis/hooks/subscriptions/{id}",
            () -> client.hooks().replace(id, subscription(id, wanted, address)))
        .replaceWith(new Kept(true, wanted.name() + why));
  }

  private SubscriptionJson subscription(@Nullable String id, Wanted wanted, URI address) {
    return new SubscriptionJson(
        id,
        "enabled",
        PUBLISHER,
        wanted.event(),
        "1.0",
        CONSUMER,
        "httpRequest",
        Map.of("projectId", String.valueOf(wanted.project().id())),
        Map.of(
            "url",
            address.toString(),
            "basicAuthUsername",
            user(address),
            "basicAuthPassword",
            secret,
            "resourceDetailsToSend",
            "all",
            "messagesToSend",
            "none",
            "detailedMessagesToSend",
            "none"));
  }

  /**
   * Tells by which secret a hook was registered, without telling the secret: of what a hook is set
   * up with the password is never shown again, and the user is.
   */
  private String user(URI address) {
    String signature =
        HmacSignature.sign(address.toString().getBytes(StandardCharsets.UTF_8), secret);
    return "lockstep-" + signature.substring(signature.length() - MARK);
  }

  private static Report report(List<Kept> kept) {
    List<String> lines =
        kept.stream().map(Kept::line).filter(line -> line != null).map(String::valueOf).toList();
    return new Report(
        kept.stream().allMatch(Kept::well),
        lines.isEmpty() ? List.of(kept.size() + " service hooks deliver") : lines,
        0);
  }
}
