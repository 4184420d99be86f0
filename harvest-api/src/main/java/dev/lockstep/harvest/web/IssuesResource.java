package dev.lockstep.harvest.web;

import dev.lockstep.harvest.query.IssueStore;
import dev.lockstep.harvest.query.Listing;
import dev.lockstep.harvest.query.Node;
import dev.lockstep.harvest.query.Slice;
import dev.lockstep.harvest.query.TooManyNodesException;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Keys and hierarchy of what was harvested. */
@Path("/api/issues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "IssueStore", description = "IssueStore of every connected tracker, as last harvested.")
class IssuesResource {

  private static final int KEYS_AT_A_TIME = 10_000;
  private static final int ROOTS_AT_A_TIME = 20;

  private final IssueStore issues;
  private final JsonParts json;

  IssuesResource(IssueStore issues, JsonParts json) {
    this.issues = issues;
    this.json = json;
  }

  @GET
  @Path("keys")
  @Operation(
      operationId = "listIssueKeys",
      summary = "Keys of issues",
      description =
          "All keys, or those that pass every filter given. Without limit the answer is complete,"
              + " however long: it is sent while it is read. To page, give limit, and after with"
              + " the last key of the page before.")
  @Parameter(ref = "source")
  @Parameter(ref = "assignee")
  @Parameter(ref = "label")
  @Parameter(ref = "issue_type")
  @Parameter(ref = "parent_key")
  @Parameter(ref = "limit")
  @Parameter(ref = "after")
  @APIResponse(
      responseCode = "200",
      description = "The keys; an empty list where nothing passes.",
      content = @Content(schema = @Schema(implementation = IssueKeys.class)))
  @APIResponse(responseCode = "400", ref = "problem")
  @APIResponse(responseCode = "401", ref = "problem")
  public RestMulti<byte[]> keys(@Context UriInfo request) {
    Parameters asked = IssueParameters.ofKeys(request);
    return stream(
        slices(issues.keys(IssueParameters.filter(asked)), asked, KEYS_AT_A_TIME)
            .map(
                slice ->
                    json.part(
                        "issue_keys",
                        slice,
                        slice.items(),
                        end -> new IssueKeys.End(end.total(), end.harvestedAt()))));
  }

  @GET
  @Path("hierarchy")
  @Operation(
      operationId = "readIssueHierarchy",
      summary = "IssueStore with those below them",
      description =
          "Every root that passes the filters, with its children, their children and so on. The"
              + " filters are about the roots; what is below them is shown whole. An issue that"
              + " would appear below itself is cut there.")
  @Parameter(ref = "root_type")
  @Parameter(ref = "root_key")
  @Parameter(ref = "max_depth")
  @Parameter(ref = "source")
  @Parameter(ref = "assignee")
  @Parameter(ref = "label")
  @Parameter(ref = "issue_type")
  @Parameter(ref = "parent_key")
  @Parameter(ref = "limit")
  @Parameter(ref = "after")
  @APIResponse(
      responseCode = "200",
      description = "The hierarchies; an empty list where no root passes.",
      content = @Content(schema = @Schema(implementation = IssueHierarchy.class)))
  @APIResponse(responseCode = "400", ref = "problem")
  @APIResponse(responseCode = "401", ref = "problem")
  @APIResponse(responseCode = "422", ref = "problem")
  public RestMulti<byte[]> hierarchy(@Context UriInfo request) {
    Parameters asked = IssueParameters.ofHierarchy(request);
    Multi<Slice<Node>> slices =
        slices(issues.hierarchy(IssueParameters.roots(asked)), asked, ROOTS_AT_A_TIME);
    return stream(
        Multi.createFrom()
            .deferred(
                () -> {
                  AtomicLong nodes = new AtomicLong();
                  return slices.map(slice -> part(slice, nodes));
                })
            .onFailure(TooManyNodesException.class)
            .transform(IssuesResource::tooLarge));
  }

  private static <T> Multi<Slice<T>> slices(Listing<T> listing, Parameters asked, int atATime) {
    return Slice.read(listing, IssueParameters.after(asked), IssueParameters.limit(asked), atATime);
  }

  private byte[] part(Slice<Node> slice, AtomicLong nodes) {
    slice.items().forEach(node -> nodes.addAndGet(node.size()));
    List<IssueHierarchy.Issue> trees =
        slice.items().stream().map(IssueHierarchy.Issue::of).toList();
    return json.part(
        "hierarchy",
        slice,
        trees,
        end -> new IssueHierarchy.End(end.total(), nodes.get(), end.harvestedAt()));
  }

  private static Throwable tooLarge(Throwable e) {
    return ProblemException.unprocessable(
        "This is too large for one answer: "
            + e.getMessage()
            + ". Ask for fewer roots (limit, root_key, a filter) or a smaller max_depth.");
  }

  private static RestMulti<byte[]> stream(Multi<byte[]> parts) {
    return RestMulti.fromMultiData(parts).encodeAsJsonArray(false).build();
  }
}
