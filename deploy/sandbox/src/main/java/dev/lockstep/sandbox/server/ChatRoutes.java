package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The channels of Slack and Discord and what was said in them. */
final class ChatRoutes {
  private final World world;

  ChatRoutes(World world) {
    this.world = world;
  }

  void add() {
    chat("/slack", world.slack::createChannel, world.slack::messages, world.slack::channels);
    chat(
        "/discord", world.discord::createChannel, world.discord::messages, world.discord::channels);
  }

  private void chat(
      String path,
      BiConsumer<String, String> create,
      Function<String, @Nullable List<Message>> messages,
      Supplier<Map<String, String>> channels) {
    ControlRoutes.on(world, "GET", path + "/channels", call -> Body.ok(channels.get()));
    ControlRoutes.on(
        world,
        "PUT",
        path + "/channels/{channel}",
        call -> {
          String id = call.part("channel");
          Requests.Channel wanted = Body.read(call, Requests.Channel.class);
          create.accept(id, Objects.requireNonNullElse(wanted.name(), id));
          return Reply.empty(204);
        });
    ControlRoutes.on(
        world,
        "GET",
        path + "/channels/{channel}/messages",
        call -> messages(call, messages, channels));
  }

  private static Reply messages(
      Call call,
      Function<String, @Nullable List<Message>> messages,
      Supplier<Map<String, String>> channels) {
    List<Message> said = messages.apply(call.part("channel"));
    if (said == null) {
      throw Body.wrong(
          404,
          "no channel "
              + call.part("channel")
              + "; there are: "
              + String.join(", ", channels.get().keySet()));
    }
    return Body.ok(said);
  }
}
