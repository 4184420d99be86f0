package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns what the Cloud says in its older shape (v2) into what Data Center says: users by name and
 * key, nothing that only the Cloud knows. So whatever the model learns, both tell.
 */
final class DcDress {
  private static final Set<String> CLOUD_ONLY =
      Set.of(
          "hierarchyLevel",
          "untranslatedName",
          "simplified",
          "jsdPublic",
          "statuscategorychangedate",
          "hasScreen",
          "isGlobal",
          "isInitial",
          "isAvailable",
          "isConditional",
          "isLooped");

  private final DcSite at;

  DcDress(DcSite at) {
    this.at = at;
  }

  /** The same tree, changed where it stands. */
  ObjectNode dress(ObjectNode json) {
    json.remove(CLOUD_ONLY);
    for (String name : names(json)) {
      json.set(name, part(name, json.path(name)));
    }
    return json;
  }

  ArrayNode dress(ArrayNode json) {
    for (int i = 0; i < json.size(); i++) {
      json.set(i, part("", json.get(i)));
    }
    return json;
  }

  private JsonNode part(String name, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object.has("accountId")
          ? user(at.people().displayed(object.path("displayName").asText()))
          : dress(object);
    }
    if (value instanceof ArrayNode array) {
      return dress(array);
    }
    return "self".equals(name) && value.asText().contains("/rest/api/3/")
        ? TextNode.valueOf(value.asText().replace("/rest/api/3/", "/rest/api/2/"))
        : value;
  }

  private static List<String> names(ObjectNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Unlike on the Cloud everybody's address is there. */
  ObjectNode user(DcPeople.User user) {
    Person person = user.person();
    ObjectNode json =
        Json.object()
            .put("self", at.uri() + "/rest/api/2/user?username=" + user.name())
            .put("name", user.name())
            .put("key", user.key())
            .put("emailAddress", person.email());
    json.putObject("avatarUrls").put("48x48", "https://sandbox.invalid/avatar.png");
    return json.put("displayName", person.displayName())
        .put("active", true)
        .put("timeZone", person.timeZone());
  }
}
