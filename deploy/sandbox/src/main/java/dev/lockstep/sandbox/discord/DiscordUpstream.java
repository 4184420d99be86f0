package dev.lockstep.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import dev.lockstep.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Discord REST API v10, as far as a notifier uses it. */
public final class DiscordUpstream {
  /** The channel that is there from the start. */
  public static final String FIRST_CHANNEL = "1100000000000000001";

  private static final String API = "/discord/api/v10";
  private static final String BOT = "1100000000000000009";
  private static final long DISCORD_EPOCH = 1_420_070_400_000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

  private final Clock clock;
  private final Journal journal;
  private final FaultGate gate;
  private final Map<String, DiscordChannel> channels = new LinkedHashMap<>();
  private long sequence;

  /** One channel, no messages. */
  public DiscordUpstream(Clock clock, Journal journal, FaultGate gate) {
    this.clock = clock;
    this.journal = journal;
    this.gate = gate;
    createChannel(FIRST_CHANNEL, "lockstep");
  }

  /** The channel of this id, made if there is none. */
  public void createChannel(String id, String name) {
    if (!id.matches("\\d{15,20}")) {
      throw new IllegalArgumentException("a Discord channel id is 15 to 20 digits, not " + id);
    }
    channels.computeIfAbsent(id, fresh -> new DiscordChannel(fresh, name, clock));
  }

  /** Names by id. */
  public Map<String, String> channels() {
    Map<String, String> names = new LinkedHashMap<>();
    channels.values().forEach(channel -> names.put(channel.id(), channel.name()));
    return names;
  }

  /** What was said, oldest first; null for a channel that is not there. */
  public @Nullable List<Message> messages(String id) {
    DiscordChannel channel = channels.get(id);
    return channel == null ? null : channel.messages();
  }

  /** Adds the REST API. */
  public void routes(Router router) {
    on(router, "GET", "/users/@me", call -> Reply.json(bot()));
    on(router, "GET", "/gateway/bot", call -> gateway());
    on(router, "GET", "/channels/{channel}", call -> Reply.json(describe(channel(call))));
    on(router, "GET", "/channels/{channel}/messages", this::list);
    on(router, "POST", "/channels/{channel}/messages", this::post);
  }

  private void on(Router router, String method, String path, Router.Handler handler) {
    router.on(
        method,
        API + path,
        call -> {
          if (!call.header("Authorization").orElse("").matches("Bot \\S+")) {
            return DiscordErrors.reply(401, 0, "401: Unauthorized");
          }
          try {
            return handler.apply(call);
          } catch (Refusal refusal) {
            return refusal.reply();
          }
        });
  }

  private static ObjectNode bot() {
    return Json.object()
        .put("id", BOT)
        .put("username", "Lockstep")
        .put("discriminator", "0")
        .putNull("global_name")
        .putNull("avatar")
        .putNull("primary_guild")
        .put("bot", true)
        .put("flags", 0)
        .put("public_flags", 0);
  }

  private static Reply gateway() {
    ObjectNode body = Json.object().put("url", "wss://gateway.discord.gg").put("shards", 1);
    body.putObject("session_start_limit")
        .put("total", 1000)
        .put("remaining", 999)
        .put("reset_after", 14_400_000)
        .put("max_concurrency", 1);
    return Reply.json(body);
  }

  private static ObjectNode describe(DiscordChannel channel) {
    return Json.object()
        .put("id", channel.id())
        .put("type", 0)
        .put("guild_id", "1100000000000000000")
        .put("name", channel.name())
        .put("position", 0)
        .putNull("topic")
        .put("nsfw", false);
  }

  private DiscordChannel channel(Call call) {
    DiscordChannel channel = channels.get(call.part("channel"));
    if (channel == null) {
      throw new Refusal(DiscordErrors.reply(404, 10003, "Unknown Channel"));
    }
    return channel;
  }

  private Reply list(Call call) {
    DiscordChannel channel = channel(call);
    com.fasterxml.jackson.databind.node.ArrayNode all = Json.array();
    List<Message> messages = channel.messages();
    int from = Math.max(0, messages.size() - 50);
    for (int i = messages.size() - 1; i >= from; i--) {
      all.add(message(messages.get(i), null));
    }
    return Reply.json(all);
  }

  private Reply post(Call call) {
    DiscordChannel channel = channel(call);
    if (gate.faults().limits().discordChannel() && !channel.take()) {
      double wait = Math.max(1, channel.reset() - clock.millis()) / 1000.0;
      journal.add("discord", "message.refused", channel.id(), Map.of("reason", "rate limit"));
      return bucket(Throttle.discord(wait, false), channel)
          .with("Retry-After", Integer.toString((int) Math.ceil(wait)));
    }
    JsonNode body =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(
                () ->
                    new Refusal(
                        DiscordErrors.reply(
                            400, 50109, "The request body contains invalid JSON.")));
    String content = body.path("content").asText("");
    DiscordErrors.check(content, body);
    JsonNode given = body.path("nonce");
    String nonce = given.isTextual() || given.isIntegralNumber() ? given.asText() : null;
    boolean once = nonce != null && body.path("enforce_nonce").asBoolean();
    Optional<Message> before = once ? channel.sentWith(nonce) : Optional.empty();
    Message message = before.orElseGet(() -> say(channel, content));
    if (before.isPresent()) {
      journal.add("discord", "message.repeated", channel.id(), Map.of("id", message.id()));
    } else if (nonce != null) {
      channel.remember(nonce, message);
    }
    return bucket(Reply.json(message(message, nonce)), channel);
  }

  private Message say(DiscordChannel channel, String content) {
    long now = clock.millis();
    String id = Long.toString((now - DISCORD_EPOCH << 22) + (sequence++ & 0x3f_ffff));
    Message message = new Message(id, channel.id(), "Lockstep", content, now);
    channel.say(message);
    journal.add("discord", "message.posted", channel.id(), Map.of("id", id, "text", content));
    return message;
  }

  private Reply bucket(Reply reply, DiscordChannel channel) {
    long now = clock.millis();
    return reply
        .with("X-RateLimit-Limit", Integer.toString(DiscordChannel.LIMIT))
        .with("X-RateLimit-Remaining", Integer.toString(channel.remaining()))
        .with("X-RateLimit-Reset", seconds(channel.reset()))
        .with("X-RateLimit-Reset-After", seconds(Math.max(0, channel.reset() - now)))
        .with("X-RateLimit-Bucket", "80c17d2f203122d936070c88c8d10f33");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static ObjectNode message(Message message, @Nullable String nonce) {
    ObjectNode json =
        Json.object()
            .put("type", 0)
            .put("id", message.id())
            .put("channel_id", message.channel())
            .put("content", message.text())
            .put(
                "timestamp",
                TIME.format(Instant.ofEpochMilli(message.at()).atOffset(ZoneOffset.UTC)))
            .putNull("edited_timestamp")
            .put("tts", false)
            .put("pinned", false)
            .put("mention_everyone", false)
            .put("flags", 0);
    json.set("author", bot());
    for (String list :
        List.of("mentions", "mention_roles", "attachments", "embeds", "components")) {
      json.putArray(list);
    }
    if (nonce != null) {
      json.put("nonce", nonce);
    }
    return json;
  }
}
