package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A link to something elsewhere.
 *
 * @param globalId one per issue; writing it again replaces the link
 * @param body what was sent: application, relationship and object
 */
record RemoteLink(long id, String globalId, ObjectNode body) {
  String title() {
    return body.path("object").path("title").asText();
  }
}
