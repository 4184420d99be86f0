package dev.lockstep.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Discord application that tells people.
 *
 * @param apiUrl without a trailing slash, usually {@code https://discord.com/api/v10}
 * @param botToken token of the bot user
 * @param logsChannelId hears of every status change; null: not told
 * @param alertsChannelId hears of what needs a person; null: not told
 * @param watchChannelId hears of watched issues; null: not told
 * @param publicKey 64 hex digits, verifies interactions; null means Discord's requests are refused
 * @param applicationId of the application that owns the slash commands
 * @param proxy HTTP proxy for all calls to Discord
 */
public record DiscordSettings(
    URI apiUrl,
    Secret botToken,
    @Nullable String logsChannelId,
    @Nullable String alertsChannelId,
    @Nullable String watchChannelId,
    @Nullable String publicKey,
    @Nullable String applicationId,
    @Nullable URI proxy) {}
