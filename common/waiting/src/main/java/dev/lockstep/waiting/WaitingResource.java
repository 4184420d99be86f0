package dev.lockstep.waiting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.messaging.Backlog;
import dev.lockstep.messaging.Backlog.Handled;
import dev.lockstep.messaging.DeadLetters;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits in this service: the work table of a connector ({@code work}) and the keys its
 * consumers hold back ({@code parked}).
 */
@Path("/work/{service}")
@Produces(MediaType.APPLICATION_JSON)
public class WaitingResource {

  private final Backlogs backlogs;
  private final DeadLetters deadLetters;

  WaitingResource(Backlogs backlogs, DeadLetters deadLetters) {
    this.backlogs = backlogs;
    this.deadLetters = deadLetters;
  }

  /** Everything at a glance. */
  public record Overview(String service, List<Part> backlogs, Set<String> deadLetterTopics) {}

  /** A backlog at a glance; queues in which nothing waits are left out. */
  public record Part(String name, String path, Set<String> queues, List<Standing> waiting) {}

  /** How a queue stands. */
  public record Standing(
      String queue, long waiting, double oldestSeconds, double oldestFailedSeconds) {

    static Standing of(Backlog.Level level) {
      return new Standing(
          level.queue(),
          level.waiting(),
          level.oldest().toMillis() / 1000.0,
          level.oldestFailed().toMillis() / 1000.0);
    }
  }

  /** A page of entries. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<EntryView> entries, @Nullable String next) {}

  /** What was done. */
  record Done(long id, String result) {}

  @GET
  public Uni<Overview> overview(@PathParam("service") String service) {
    backlogs.check(service);
    return Multi.createFrom()
        .iterable(backlogs.all())
        .onItem()
        .transformToUniAndConcatenate(this::part)
        .collect()
        .asList()
        .map(parts -> new Overview(service, parts, deadLetters.topics()));
  }

  private Uni<Part> part(Backlog backlog) {
    return backlog
        .levels()
        .map(
            levels ->
                new Part(
                    backlog.name(),
                    "/work/" + backlogs.service() + "/" + backlog.name(),
                    backlog.queues(),
                    levels.stream().map(Standing::of).toList()));
  }

  /**
   * A page, oldest first. Filters: {@code lane} (of {@code work}) or {@code consumer} (of {@code
   * parked}), {@code key}, {@code reason} (a part of it).
   */
  @GET
  @Path("/{backlog}")
  public Uni<Page> list(
      @PathParam("service") String service,
      @PathParam("backlog") String name,
      @QueryParam("key") @Nullable String key,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    Backlog backlog = backlogs.named(service, name);
    MultivaluedMap<String, String> asked = uri.getQueryParameters();
    refuseUnknown(asked.keySet(), backlog);
    String queue =
        Parameters.oneOf(
            backlog.queueKind(), asked.getFirst(backlog.queueKind()), backlog.queues());
    int most = Parameters.limit(limit);
    // One more than asked for tells whether there is a next page.
    return backlog
        .list(new Backlog.Filter(queue, key, reason, Parameters.after(cursor), most + 1))
        .map(
            found -> {
              List<Backlog.Entry> page = found.subList(0, Math.min(most, found.size()));
              return new Page(
                  page.stream().map(EntryView::brief).toList(),
                  found.size() > most ? Parameters.cursor(page.get(most - 1).id()) : null);
            });
  }

  /** A misspelt filter would answer with everything. */
  private static void refuseUnknown(Set<String> asked, Backlog backlog) {
    Set<String> allowed =
        new java.util.TreeSet<>(Set.of(backlog.queueKind(), "key", "reason", "limit", "cursor"));
    for (String parameter : asked) {
      if (!allowed.contains(parameter)) {
        throw ProblemException.badRequest(
            "query", parameter, "parameters among " + String.join(", ", allowed));
      }
    }
  }

  /** One entry with its message. */
  @GET
  @Path("/{backlog}/{id}")
  public Uni<EntryView> show(
      @PathParam("service") String service,
      @PathParam("backlog") String name,
      @PathParam("id") String id) {
    long number = Parameters.id(id);
    return backlogs
        .named(service, name)
        .find(number)
        .map(found -> found.map(EntryView::whole).orElseThrow(() -> unknown(name, number)));
  }

  /** Makes it due now. */
  @POST
  @Path("/{backlog}/{id}/repeat")
  public Uni<Done> repeat(
      @PathParam("service") String service,
      @PathParam("backlog") String name,
      @PathParam("id") String id) {
    long number = Parameters.id(id);
    return backlogs
        .named(service, name)
        .repeat(number)
        .map(handled -> done(handled, name, number, "due now"));
  }

  /** Takes it out for good. */
  @POST
  @Path("/{backlog}/{id}/discard")
  public Uni<Done> discard(
      @PathParam("service") String service,
      @PathParam("backlog") String name,
      @PathParam("id") String id,
      @Nullable Handling sent) {
    Backlog backlog = backlogs.named(service, name);
    long number = Parameters.id(id);
    Handling handling = Handling.of(sent);
    return backlog
        .discard(
            number,
            new Backlog.Discard(
                handling.wholeKey(), handling.requiredBy(), handling.requiredNote()))
        .map(handled -> done(handled, name, number, "discarded"));
  }

  private static Done done(Handled handled, String name, long id, String result) {
    return switch (handled) {
      case DONE -> new Done(id, result);
      case UNKNOWN -> throw unknown(name, id);
      case BUSY ->
          throw ProblemException.conflict(
              "Entry " + id + " is being worked on right now; look again in a few seconds.");
    };
  }

  private static ProblemException unknown(String name, long id) {
    return ProblemException.notFound(
        "No entry "
            + id
            + " waits in "
            + name
            + ": it is done, or was discarded, or waits behind another one of its key.");
  }
}
