package dev.lockstep.scm.bitbucket;

import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.settings.Secret;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Registers one webhook for the workspace. Bitbucket repeats a failed delivery twice at once and
 * then forgets it, so there is nothing to have repeated; sweeps find what was lost.
 */
final class BitbucketHookCare implements HookCare {

  private static final String ENDPOINT = "/workspaces/{workspace}/hooks";
  private static final int PAGE = 100;
  private static final List<String> EVENTS =
      Stream.of(
              BitbucketHooks.PULL_REQUEST_EVENTS,
              BitbucketHooks.BUILD_EVENTS,
              Set.of(BitbucketHooks.PUSH, BitbucketHooks.UPDATED))
          .flatMap(Set::stream)
          .sorted()
          .toList();

  private final String workspace;
  private final Secret secret;
  private final Door door;
  private final HookApi api;
  private final NextPageApi following;

  BitbucketHookCare(String workspace, Secret secret, Door door) {
    this.workspace = workspace;
    this.secret = secret;
    this.door = door;
    this.api = door.calls(HookApi.class);
    this.following = door.calls(NextPageApi.class);
  }

  @Override
  public String source() {
    return BitbucketCloud.PROVIDER + "/" + workspace;
  }

  @Override
  public Uni<Report> care(URI address) {
    return door.read(ENDPOINT, () -> api.hooks(workspace, PAGE))
        .chain(page -> all(new ArrayList<>(), page))
        .chain(
            all ->
                done(
                    address,
                    all.stream().filter(hook -> address.toString().equals(hook.url())).findFirst()))
        .map(line -> new Report(true, List.of(source() + ": " + line), 0));
  }

  private Uni<List<WebhookJson>> all(List<WebhookJson> before, WebhookPageJson page) {
    before.addAll(Answers.listed(page.values()));
    return page.next() == null
        ? Uni.createFrom().item(before)
        : door.read(ENDPOINT, () -> following.hooks(door.sameOrigin(page.next())))
            .chain(more -> all(before, more));
  }

  private Uni<String> done(URI address, Optional<WebhookJson> own) {
    if (own.isEmpty()) {
      return door.write(ENDPOINT, () -> api.create(workspace, wanted(address)))
          .replaceWith("webhook registered");
    }
    String id = Answers.text(own.get().uuid());
    return isAsWanted(own.get())
        ? Uni.createFrom().item("webhook registered and active")
        : door.write(ENDPOINT + "/{uid}", () -> api.change(workspace, id, wanted(address)))
            .replaceWith("webhook mended");
  }

  private WebhookJson wanted(URI address) {
    return new WebhookJson(
        null, "Lockstep", address.toString(), true, EVENTS, secret.value(), null);
  }

  private static boolean isAsWanted(WebhookJson hook) {
    Set<String> events = new HashSet<>(hook.events() == null ? List.of() : hook.events());
    return hook.active()
        && events.equals(Set.copyOf(EVENTS))
        && !Boolean.FALSE.equals(hook.secretSet());
  }
}
