package dev.lockstep.local.demo;

import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import java.util.List;
import java.util.regex.Pattern;

/** What people read in the two channels. */
final class Chats {
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

  /** All messages of a chat. */
  int inSlack() {
    return sandbox.slackMessages(DemoSettings.SLACK_CHANNEL).size();
  }

  /** All messages of a chat. */
  int inDiscord() {
    return sandbox.discordMessages(DemoSettings.DISCORD_CHANNEL).size();
  }

  private static List<String> about(String key, List<Message> messages) {
    Pattern named = Pattern.compile("\\b" + key + "(?!\\d)");
    return messages.stream().map(Message::text).filter(text -> named.matcher(text).find()).toList();
  }
}
