package dev.lockstep.testing.sample.bad.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Provider;

/** A decision that may use one library and uses another besides. */
final class Words {
  String bytes(Provider<JsonNode> json) {
    return json.get().asText();
  }
}
