package dev.lockstep.sync.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contract.Message;
import jakarta.enterprise.context.ApplicationScoped;

/** Messages as they are stored, to be told again. */
@ApplicationScoped
class MessageJson {

  private final ObjectMapper json;

  MessageJson(ObjectMapper json) {
    this.json = json;
  }

  String write(Message message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + message.getClass().getSimpleName(), e);
    }
  }

  <M extends Message> M read(String text, Class<M> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a " + type.getSimpleName(), e);
    }
  }
}
