package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.github.HookBook.Delivery;
import dev.lockstep.sandbox.github.HookBook.Registered;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The REST API of webhooks, the same for an organisation and for a repository. */
final class HookApi {
  private static final int PAGE = 100;

  /**
   * Whose webhooks they are.
   *
   * @param where the book's name of it
   * @param about what a ping says of it
   */
  record Place(String where, String kind, ObjectNode about) {}

  private final HookBook book;

  HookApi(HookBook book) {
    this.book = book;
  }

  static Place of(Owner owner) {
    ObjectNode about = Json.object();
    about.set("organization", GitHubJson.owner(owner));
    return new Place(owner.login().toLowerCase(Locale.ROOT), "Organization", about);
  }

  static Place of(Repo repo) {
    ObjectNode about = Json.object();
    about.set("repository", GitHubJson.repository(repo, false));
    return new Place(repo.fullName().toLowerCase(Locale.ROOT), "Repository", about);
  }

  /**
   * Adds the routes.
   *
   * @param on adds one: method and path, then handler
   * @param base path of the place, such as {@code /orgs/{org}}
   */
  void routes(BiConsumer<String, Router.Handler> on, String base, Function<Call, Place> place) {
    on.accept("GET " + base + "/hooks", call -> list(place.apply(call)));
    on.accept("POST " + base + "/hooks", call -> add(place.apply(call), call));
    on.accept(
        "GET " + base + "/hooks/{hook}", call -> Reply.json(hook(place.apply(call), call).json()));
    on.accept("PATCH " + base + "/hooks/{hook}", call -> change(place.apply(call), call));
    on.accept(
        "GET " + base + "/hooks/{hook}/deliveries", call -> deliveries(place.apply(call), call));
    on.accept(
        "POST " + base + "/hooks/{hook}/deliveries/{delivery}/attempts",
        call -> again(place.apply(call), call));
  }

  private Reply list(Place place) {
    ArrayNode all = Json.array();
    book.of(place.where()).forEach(hook -> all.add(hook.json()));
    return Reply.json(all);
  }

  private Reply add(Place place, Call call) {
    JsonNode wanted = body(call);
    String url = wanted.path("config").path("url").asText("");
    if (url.isEmpty() || book.of(place.where()).stream().anyMatch(h -> h.url().equals(url))) {
      throw new Refusal(Access.error(422, "Validation Failed"));
    }
    return Reply.json(201, book.add(place.where(), place.kind(), wanted, place.about()).json());
  }

  private Reply change(Place place, Call call) {
    Registered hook = hook(place, call);
    hook.change(body(call));
    return Reply.json(hook.json());
  }

  private Reply deliveries(Place place, Call call) {
    String status = call.query("status").orElse("");
    long before = Long.parseLong(call.query("cursor").orElse(Long.toString(Long.MAX_VALUE)));
    int length = Integer.parseInt(call.query("per_page").orElse("30"));
    ArrayNode page = Json.array();
    List<Delivery> all = hook(place, call).deliveries();
    for (int i = all.size() - 1; i >= 0; i--) {
      Delivery one = all.get(i);
      if (one.id() < before && (status.isEmpty() || status.equals("success") == one.good())) {
        if (page.size() == Math.min(length, PAGE)) {
          String next = call.path() + "?cursor=" + page.get(page.size() - 1).path("id").asLong();
          return Reply.json(page).with("Link", "<" + next + ">; rel=\"next\"");
        }
        page.add(one.json());
      }
    }
    return Reply.json(page);
  }

  private Reply again(Place place, Call call) {
    Registered hook = hook(place, call);
    Delivery delivery =
        hook.deliveries().stream()
            .filter(one -> Long.toString(one.id()).equals(call.part("delivery")))
            .findFirst()
            .orElseThrow(() -> new Refusal(Access.error(404, "Not Found")));
    book.again(hook, delivery);
    return Reply.json(202, Json.object());
  }

  private Registered hook(Place place, Call call) {
    return book.find(place.where(), call.part("hook"))
        .orElseThrow(() -> new Refusal(Access.error(404, "Not Found")));
  }

  private static JsonNode body(Call call) {
    return call.json().orElseThrow(() -> new Refusal(Access.error(400, "Problems parsing JSON")));
  }
}
