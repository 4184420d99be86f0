package dev.lockstep.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import dev.lockstep.sandbox.journal.Journal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Slack Web API: failures are 200 with ok false, only too much is 429. */
public final class SlackUpstream {
  /** The channel that is there from the start. */
  public static final String FIRST_CHANNEL = "C0LOCKSTEP1";

  private static final String API = "/slack/api";
  private static final int LONGEST_TEXT = 40_000;
  private static final String BOT_USER = "U0LOCKSTEP1";
  private static final String TEAM = "T0SANDBOX01";

  private final Clock clock;
  private final Journal journal;
  private final FaultGate gate;
  private final Map<String, SlackChannel> channels = new LinkedHashMap<>();

  /** One channel, no messages. */
  public SlackUpstream(Clock clock, Journal journal, FaultGate gate) {
    this.clock = clock;
    this.journal = journal;
    this.gate = gate;
    createChannel(FIRST_CHANNEL, "lockstep");
  }

  /** The channel of this id, made if there is none. */
  public void createChannel(String id, String name) {
    channels.computeIfAbsent(id, fresh -> new SlackChannel(fresh, name, clock));
  }

  /** Names by id. */
  public Map<String, String> channels() {
    Map<String, String> names = new LinkedHashMap<>();
    channels.values().forEach(channel -> names.put(channel.id(), channel.name()));
    return names;
  }

  /** What was said, oldest first; null for a channel that is not there. */
  public @Nullable List<Message> messages(String id) {
    SlackChannel channel = channels.get(id);
    return channel == null ? null : channel.messages();
  }

  /** Adds the Web API. */
  public void routes(Router router) {
    for (String method : List.of("GET", "POST")) {
      on(router, method, "auth.test", this::authTest);
      on(router, method, "conversations.info", this::info);
      on(router, method, "chat.postMessage", this::post);
    }
  }

  private interface Method {
    Reply answer(JsonNode arguments);
  }

  private void on(Router router, String method, String name, Method handler) {
    router.on(
        method,
        API + "/" + name,
        call -> {
          JsonNode arguments = arguments(call);
          String token = token(call, arguments);
          if (token.isEmpty()) {
            return failure("not_authed");
          }
          if (!token.matches("xox[bp]-\\S+")) {
            return failure("invalid_auth");
          }
          try {
            return handler.answer(arguments);
          } catch (Refusal refusal) {
            return refusal.reply();
          }
        });
  }

  private static String token(Call call, JsonNode arguments) {
    String header = call.header("Authorization").orElse("");
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).trim()
        : arguments.path("token").asText("");
  }

  private static JsonNode arguments(Call call) {
    String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json") && call.body().length > 0) {
      return call.json()
          .filter(JsonNode::isObject)
          .orElseThrow(() -> new Refusal(failure("invalid_json")));
    }
    ObjectNode form = Json.object();
    call.query().forEach(entry -> form.put(entry.getKey(), entry.getValue()));
    if (type.startsWith("application/x-www-form-urlencoded")) {
      for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private Reply authTest(JsonNode arguments) {
    return Reply.json(
        Json.object()
            .put("ok", true)
            .put("url", "https://sandbox.slack.com/")
            .put("team", "Sandbox")
            .put("user", "lockstep")
            .put("team_id", TEAM)
            .put("user_id", BOT_USER)
            .put("bot_id", "B0LOCKSTEP1")
            .put("is_enterprise_install", false));
  }

  private Reply info(JsonNode arguments) {
    SlackChannel channel = channel(arguments);
    ObjectNode answer = Json.object().put("ok", true);
    answer
        .putObject("channel")
        .put("id", channel.id())
        .put("name", channel.name())
        .put("is_channel", true)
        .put("is_private", false)
        .put("is_archived", false)
        .put("is_member", true)
        .put("context_team_id", TEAM);
    return Reply.json(answer);
  }

  private Reply post(JsonNode arguments) {
    SlackChannel channel = channel(arguments);
    String text = arguments.path("text").asText("");
    boolean blocks = !arguments.path("blocks").isEmpty();
    if (text.isEmpty() && !blocks && arguments.path("attachments").isEmpty()) {
      return failure("no_text");
    }
    if (text.length() > LONGEST_TEXT) {
      return failure("msg_too_long");
    }
    if (gate.faults().limits().slackChannel() && !channel.take()) {
      journal.add("slack", "message.refused", channel.id(), Map.of("reason", "ratelimited"));
      return Throttle.reply(Upstream.SLACK, "", 1);
    }
    String ts = channel.say("lockstep", text);
    journal.add("slack", "message.posted", channel.id(), Map.of("id", ts, "text", text));
    ObjectNode answer = Json.object().put("ok", true).put("channel", channel.id()).put("ts", ts);
    ObjectNode message =
        answer
            .putObject("message")
            .put("type", "message")
            .put("text", text)
            .put("user", BOT_USER)
            .put("bot_id", "B0LOCKSTEP1")
            .put("app_id", "A0LOCKSTEP1")
            .put("team", TEAM)
            .put("ts", ts);
    for (String echoed : List.of("blocks", "metadata", "thread_ts")) {
      if (arguments.has(echoed)) {
        message.set(echoed, arguments.get(echoed));
      }
    }
    return Reply.json(answer);
  }

  private SlackChannel channel(JsonNode arguments) {
    String wanted = arguments.path("channel").asText("");
    SlackChannel byId = channels.get(wanted);
    if (byId != null) {
      return byId;
    }
    String name = wanted.startsWith("#") ? wanted.substring(1) : wanted;
    return channels.values().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(failure("channel_not_found")));
  }

  private static Reply failure(String error) {
    return Reply.json(Json.object().put("ok", false).put("error", error));
  }
}
