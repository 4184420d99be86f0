package dev.lockstep.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Slack app that tells people.
 *
 * @param apiUrl without a trailing slash, usually {@code https://slack.com/api}
 * @param botToken {@code xoxb-...}
 * @param channelId the channel that hears of status changes
 * @param signingSecret verifies what Slack sends; null means Slack's requests are refused
 */
public record SlackSettings(
    URI apiUrl, Secret botToken, String channelId, @Nullable Secret signingSecret) {}
