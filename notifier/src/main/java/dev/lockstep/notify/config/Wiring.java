package dev.lockstep.notify.config;

import dev.lockstep.notify.route.Audience;
import dev.lockstep.notify.route.Recipient;
import dev.lockstep.notify.route.Transport;
import dev.lockstep.settings.DiscordSettings;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SlackSettings;
import dev.lockstep.web.ServiceSettings;
import io.quarkus.logging.Log;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Plain records of what the settings say. */
class Wiring {

  @Produces
  @Singleton
  Settings settings(Config config) {
    return ServiceSettings.read(config, EnumSet.of(Settings.Need.API_KEY)).orThrow();
  }

  /**
   * Slack's channel and Discord's logs channel hear of every status change; of what needs a person
   * Slack's channel and Discord's alerts channel do, where there is one.
   */
  @Produces
  @Singleton
  Audience audience(Settings settings) {
    List<Recipient> recipients = new ArrayList<>();
    SlackSettings slack = settings.slack();
    if (slack != null) {
      recipients.add(new Recipient(Transport.SLACK, slack.channelId()));
    }
    DiscordSettings discord = settings.discord();
    if (discord != null && discord.logsChannelId() != null) {
      recipients.add(new Recipient(Transport.DISCORD, discord.logsChannelId()));
    }
    List<Recipient> alerts = new ArrayList<>(recipients);
    if (discord != null && discord.alertsChannelId() != null) {
      alerts.removeIf(recipient -> recipient.transport() == Transport.DISCORD);
      alerts.add(new Recipient(Transport.DISCORD, discord.alertsChannelId()));
    }
    Audience audience = new Audience(recipients, alerts);
    Log.infof(
        "audience of status changes recipients=%s alerts=%s",
        audience.recipients().stream().map(Recipient::id).toList(),
        audience.alerts().stream().map(Recipient::id).toList());
    return audience;
  }
}
