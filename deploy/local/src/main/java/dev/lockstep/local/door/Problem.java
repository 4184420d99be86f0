package dev.lockstep.local.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** An error as RFC 9457 has it. */
record Problem(int status, String title, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  Buffer body() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .toBuffer();
  }
}
