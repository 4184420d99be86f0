package dev.lockstep.notify.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.notify.port.ChatMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Body of {@code chat.postMessage}.
 *
 * @param metadata carries our id, so that a message sent twice can be recognised
 */
@RegisterForReflection
record PostMessageJson(
    String channel,
    String text,
    boolean mrkdwn,
    @JsonProperty("unfurl_links") boolean unfurlLinks,
    @JsonProperty("unfurl_media") boolean unfurlMedia,
    MetadataJson metadata) {

  record MetadataJson(
      @JsonProperty("event_type") String eventType,
      @JsonProperty("event_payload") PayloadJson eventPayload) {}

  record PayloadJson(@JsonProperty("message_id") String messageId) {}

  static PostMessageJson of(ChatMessage message) {
    return new PostMessageJson(
        message.address(),
        message.text(),
        true,
        false,
        false,
        new MetadataJson("lockstep_message", new PayloadJson(message.id().toString())));
  }
}
