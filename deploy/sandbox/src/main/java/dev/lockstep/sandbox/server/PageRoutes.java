package dev.lockstep.sandbox.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.bitbucket.BitbucketBoard;
import dev.lockstep.sandbox.control.RepositoryCard;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.jira.JiraBoard;
import dev.lockstep.sandbox.journal.CallCount;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page for people and the JSON it lives on. */
final class PageRoutes {
  private static final int MESSAGES = 40;
  private static final int ENTRIES = 25;

  private final World world;
  private final Clock clock;
  private final String page = read();

  PageRoutes(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  void add() {
    world.router.on(
        "GET",
        "/",
        call ->
            Reply.text(200, "text/html; charset=utf-8", page)
                .with(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                        + " connect-src 'self'; img-src data:"));
    ControlRoutes.on(world, "GET", "/board", call -> board());
  }

  private static String read() {
    try (InputStream stream = PageRoutes.class.getResourceAsStream("page.html")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Reply board() {
    ObjectNode json = Json.object().put("now", clock.millis());
    ArrayNode jira = json.putArray("jira");
    world.jira.sites().forEach(site -> jira.add(JiraBoard.of(site)));
    json.set("repositories", Json.MAPPER.valueToTree(repositories()));
    channels(json.putArray("slack"), world.slack.channels(), world.slack::messages);
    channels(json.putArray("discord"), world.discord.channels(), world.discord::messages);
    json.set("stats", stats());
    Faults now = world.gate.faults();
    json.put(
        "faults",
        !now.equals(
            new Faults(
                Faults.NONE.jira(),
                Faults.NONE.bitbucket(),
                Faults.NONE.github(),
                Faults.NONE.azureDevOps(),
                Faults.NONE.slack(),
                Faults.NONE.discord(),
                Faults.NONE.hooks(),
                now.limits())));
    ArrayNode journal = json.putArray("journal");
    List<JournalEntry> entries =
        world.journal.after(Math.max(0, world.journal.last() - ENTRIES), ENTRIES);
    for (int i = entries.size() - 1; i >= 0; i--) {
      journal.add(entry(entries.get(i)));
    }
    return Reply.json(json);
  }

  private List<RepositoryCard> repositories() {
    return Stream.of(
            world.bitbucket.workspaces().stream().flatMap(of -> BitbucketBoard.of("Bitbucket", of)),
            world.bitbucketDataCenter.projects().stream()
                .flatMap(of -> BitbucketBoard.of("Bitbucket Data Center", of)),
            world.github.board(),
            world.azureDevOps.board())
        .flatMap(cards -> cards)
        .toList();
  }

  private static ObjectNode entry(JournalEntry entry) {
    Map<String, String> detail = entry.detail();
    String text = detail.getOrDefault("event", detail.getOrDefault("text", ""));
    if (detail.containsKey("to")) {
      text = detail.get("from") + " → " + detail.get("to");
    }
    return Json.object()
        .put("kind", entry.kind())
        .put("upstream", entry.upstream())
        .put("subject", entry.subject())
        .put("atMicros", entry.atMicros())
        .put("text", text);
  }

  private ObjectNode stats() {
    long calls = 0;
    long throttled = 0;
    for (CallCount call : world.calls.all()) {
      calls += call.count();
      throttled += call.status() == 429 ? call.count() : 0;
    }
    return Json.object()
        .put("calls", calls)
        .put("throttled", throttled)
        .put("hooksAccepted", world.hooks.accepted())
        .put("hooksTrouble", world.hooks.troubled())
        .put("hooksOnTheWay", world.hooks.inFlight() + world.hooks.scheduled());
  }

  private static void channels(
      ArrayNode into,
      Map<String, String> channels,
      Function<String, @Nullable List<Message>> messages) {
    channels.forEach(
        (id, name) -> {
          List<Message> said = Objects.requireNonNullElse(messages.apply(id), List.of());
          ObjectNode channel =
              into.addObject().put("id", id).put("name", name).put("total", said.size());
          channel.set(
              "messages",
              Json.MAPPER.valueToTree(
                  said.subList(Math.max(0, said.size() - MESSAGES), said.size())));
        });
  }
}
