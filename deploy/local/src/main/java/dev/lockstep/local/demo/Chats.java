package dev.lockstep.local.demo;

import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import java.util.List;
import java.util.regex.Pattern;

/** What people read in the two channels. */
final class Chats {
  /** Begins the line with the statuses of a move. */
  private static final String MOVE = "\n↳ ";

  private final SandboxClient sandbox;

  Chats(SandboxClient sandbox) {
    this.sandbox = sandbox;
  }

  /** The messages in Slack that name an issue, oldest first. */
  List<String> slackAbout(String key) {
    return about(key, sandbox.slackMessages(DemoSettings.SLACK_CHANNEL));
  }

  /** The messages in Discord that name an issue, oldest first. */
  List<String> discordAbout(String key) {
    return about(key, sandbox.discordMessages(DemoSettings.DISCORD_CHANNEL));
  }

  /** How many moves were told: what happens at once is told in one message. */
  int inSlack() {
    return moves(sandbox.slackMessages(DemoSettings.SLACK_CHANNEL));
  }

  /** As {@link #inSlack()}. */
  int inDiscord() {
    return moves(sandbox.discordMessages(DemoSettings.DISCORD_CHANNEL));
  }

  private static int moves(List<Message> messages) {
    return messages.stream().mapToInt(message -> message.text().split(MOVE, -1).length - 1).sum();
  }

  private static List<String> about(String key, List<Message> messages) {
    Pattern named = Pattern.compile("\\b" + key + "(?!\\d)");
    return messages.stream().map(Message::text).filter(text -> named.matcher(text).find()).toList();
  }
}
