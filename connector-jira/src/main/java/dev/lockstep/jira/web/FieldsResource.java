package dev.lockstep.jira.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.jira.field.ListFields;
import dev.lockstep.jira.port.Fields.Field;
import dev.lockstep.jira.port.Fields.Type;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.web.Problem;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /jira/{instance}/fields}: which field is the one, and what is in it. */
@Path("/jira/{instance}/fields")
public class FieldsResource {

  private final Sites sites;
  private final ListFields listFields;

  FieldsResource(Sites sites, ListFields listFields) {
    this.sites = sites;
    this.listFields = listFields;
  }

  /** The answer. */
  public record Listing(String instance, List<Line> fields) {}

  /**
   * A field.
   *
   * @param read whether Lockstep reads it
   * @param readAs under which name
   * @param sample a value of it from one of the newest issues
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String id,
      String name,
      boolean custom,
      @Nullable Holds type,
      boolean read,
      @Nullable String readAs,
      @Nullable String sample) {

    static Line of(Field field) {
      return new Line(
          field.id(),
          field.name(),
          field.custom(),
          field.type() == null ? null : Holds.of(field.type()),
          field.readAs() != null,
          field.readAs(),
          field.sample());
    }
  }

  /**
   * What is in a field.
   *
   * @param type Jira's name of the kind of value
   * @param custom what made the field, for those that somebody made
   * @param items the kind of value in an array
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Holds(String type, @Nullable String custom, @Nullable String items) {

    static Holds of(Type type) {
      return new Holds(type.type(), type.custom(), type.items());
    }
  }

  /** Lists them. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The fields of a Jira site, with a value from one of its newest issues")
  @APIResponse(responseCode = "200", description = "The fields by name; a minute old at most.")
  public Uni<Listing> list(
      @PathParam("instance") String instance,
      @Parameter(description = "Only fields whose name holds this, in any case.")
          @QueryParam("name")
          @DefaultValue("")
          String name) {
    Site site = sites.find(instance).orElseThrow(() -> unknown(instance));
    return listFields
        .of(site, name)
        .map(fields -> new Listing(site.id(), fields.stream().map(Line::of).toList()))
        .onFailure(UpstreamException.class)
        .transform(FieldsResource::away);
  }

  private ProblemException unknown(String instance) {
    String known = sites.all().stream().map(Site::id).collect(Collectors.joining(", "));
    return ProblemException.notFound(
        "No Jira instance '" + instance + "' is configured; there are: " + known + ".");
  }

  private static ProblemException away(Throwable failure) {
    String detail = "Jira cannot be read now: " + failure.getMessage() + ".";
    return failure instanceof Throttled throttled
        ? ProblemException.unavailable(detail, throttled.retryAfter())
        : new ProblemException(Problem.of(502, "jira-failed", "Jira failed", detail));
  }
}
