package dev.lockstep.jira.web;

import dev.lockstep.jira.hook.Delivery;
import dev.lockstep.jira.hook.Proof;
import dev.lockstep.jira.hook.Receipt;
import dev.lockstep.jira.hook.Receipt.Refused;
import dev.lockstep.jira.hook.TakeHook;
import dev.lockstep.web.Correlation;
import dev.lockstep.web.Problem;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /webhook/jira/{instance}}, and {@code /webhook/jira1} alike. The body is taken as it
 * comes, because its bytes are what is signed.
 */
@Path("/webhook")
public class JiraWebhook {

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final TakeHook takeHook;

  JiraWebhook(TakeHook takeHook) {
    this.takeHook = takeHook;
  }

  /** Takes a webhook that is signed, or carries the token of an OAuth client. */
  @POST
  @Path("/jira/{instance}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "For Jira: something about an issue may have changed")
  @APIResponse(responseCode = "202", description = "It is on its topic, or not needed.")
  public Uni<Response> take(
      @PathParam("instance") String instance,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("X-Atlassian-Webhook-Identifier") @Nullable String id,
      @HeaderParam("traceparent") @Nullable String traceparent,
      byte @Nullable [] body) {
    return take(instance, new Proof(signature, authorization, null), id, traceparent, body);
  }

  /** Takes a webhook of a Data Center, which as a rule cannot sign. */
  @POST
  @Path("/jira/{instance}/{secret}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "For Jira Data Center: the same, proven by the webhook secret in the path")
  @APIResponse(responseCode = "202", description = "It is on its topic, or not needed.")
  public Uni<Response> takeBySecret(
      @PathParam("instance") String instance,
      @PathParam("secret") String secret,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam("X-Atlassian-Webhook-Identifier") @Nullable String id,
      @HeaderParam("traceparent") @Nullable String traceparent,
      byte @Nullable [] body) {
    return take(instance, new Proof(signature, null, secret), id, traceparent, body);
  }

  /** As the tools that Lockstep replaces spell it. */
  @POST
  @Path("/jira{instance: [^/]+}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Uni<Response> takeUnspaced(
      @PathParam("instance") String instance,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("X-Atlassian-Webhook-Identifier") @Nullable String id,
      @HeaderParam("traceparent") @Nullable String traceparent,
      byte @Nullable [] body) {
    return take(instance, signature, authorization, id, traceparent, body);
  }

  private Uni<Response> take(
      String instance,
      Proof proof,
      @Nullable String id,
      @Nullable String traceparent,
      byte @Nullable [] body) {
    byte[] bytes = body == null ? new byte[0] : body;
    return takeHook
        .take(new Delivery(instance, proof, id, traceparent, Correlation.current(), bytes))
        .map(JiraWebhook::answer);
  }

  private static Response answer(Receipt verdict) {
    if (verdict instanceof Receipt.Accepted) {
      return Response.accepted(Map.of("result", "accepted")).build();
    }
    if (verdict instanceof Receipt.Ignored ignored) {
      return Response.accepted(Map.of("result", "ignored", "reason", ignored.reason())).build();
    }
    throw problem((Refused) verdict);
  }

  private static ProblemException problem(Refused refused) {
    String detail = refused.detail();
    return switch (refused.reason()) {
      case UNKNOWN_INSTANCE -> ProblemException.notFound(detail);
      case SWITCHED_OFF ->
          new ProblemException(Problem.of(403, "webhook-off", "Webhook switched off", detail));
      case BAD_SIGNATURE -> ProblemException.unauthorized(detail);
      case MALFORMED ->
          new ProblemException(Problem.of(400, "malformed-webhook", "Malformed webhook", detail));
      case STALE -> new ProblemException(Problem.of(400, "stale-webhook", "Stale webhook", detail));
      case NOT_STORED -> ProblemException.unavailable(detail, AGAIN);
    };
  }
}
