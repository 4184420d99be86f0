package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;

/** What Azure DevOps answers when something is wrong. */
public final class Errors {
  private Errors() {}

  /** An error as the REST API writes it. */
  public static Reply of(int status, String type, String message) {
    return Reply.json(
        status,
        Json.object()
            .put("$id", "1")
            .putNull("innerException")
            .put("message", message)
            .put("typeName", "Microsoft.TeamFoundation." + type)
            .put("typeKey", type)
            .put("errorCode", 0)
            .put("eventId", 3000));
  }

  /** The page for people to sign in; its status is 203 or 302, never 401. */
  public static Reply signIn(int status) {
    Reply page =
        Reply.text(
            status,
            "text/html; charset=utf-8",
            "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head>"
                + "<body></body></html>");
    return status == 302
        ? page.with("Location", "https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev")
        : page;
  }

  /** Throttled: too many units were used. */
  public static Reply throttled(int seconds) {
    Reply reply =
        of(
            429,
            "RequestBlockedException",
            "TF400733: The request has been canceled: Request was blocked due to exceeding usage of"
                + " resource 'Concurrency' in namespace 'User'.");
    return seconds == 0 ? reply : reply.with("Retry-After", Integer.toString(seconds));
  }
}
