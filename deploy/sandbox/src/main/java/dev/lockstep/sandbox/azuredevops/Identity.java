package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Somebody in an organisation. */
record Identity(String id, String displayName, String uniqueName) {
  /** Somebody by display name; the same name is the same identity. */
  static Identity named(String displayName) {
    UUID id = UUID.nameUUIDFromBytes(("azure " + displayName).getBytes(StandardCharsets.UTF_8));
    String mail = displayName.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    return new Identity(id.toString(), displayName, mail);
  }

  ObjectNode json() {
    return Json.object()
        .put("displayName", displayName)
        .put("url", "https://spsprodweu1.vssps.visualstudio.com/_apis/Identities/" + id)
        .put("id", id)
        .put("uniqueName", uniqueName)
        .put("imageUrl", "https://dev.azure.com/_api/_common/identityImage?id=" + id)
        .put("descriptor", "aad." + id.replace("-", ""));
  }
}
