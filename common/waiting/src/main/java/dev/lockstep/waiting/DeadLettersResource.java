package dev.lockstep.waiting;

import dev.lockstep.messaging.DeadLetter;
import dev.lockstep.messaging.DeadLetters;
import dev.lockstep.messaging.DeadLetters.Replay;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records that a consumer could not read, of the topics this service reads. */
@Path("/work/{service}/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

  private final Backlogs backlogs;
  private final DeadLetters letters;

  DeadLettersResource(Backlogs backlogs, DeadLetters letters) {
    this.backlogs = backlogs;
    this.letters = letters;
  }

  /** The newest. */
  record Newest(List<LetterView> letters) {}

  /** What a replay did. */
  record Replayed(String id, String topic) {}

  /** The newest of one of this service's topics, or of all of them. */
  @GET
  public Uni<Newest> newest(
      @PathParam("service") String service,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("limit") @Nullable String limit) {
    backlogs.check(service);
    String only = Parameters.oneOf("topic", topic, letters.topics());
    return letters
        .newest(only == null ? letters.topics() : Set.of(only), Parameters.limit(limit))
        .map(found -> new Newest(found.stream().map(LetterView::brief).toList()));
  }

  /** One with its value. */
  @GET
  @Path("/{id}")
  public Uni<LetterView> show(@PathParam("service") String service, @PathParam("id") String id) {
    return find(service, id).map(LetterView::whole);
  }

  /**
   * Publishes it once more where it came from, if it can be read by now and nothing newer would be
   * lost by it.
   */
  @POST
  @Path("/{id}/replay")
  public Uni<Replayed> replay(
      @PathParam("service") String service, @PathParam("id") String id, @Nullable Handling sent) {
    String by = Handling.of(sent).requiredBy();
    return find(service, id)
        .chain(letter -> letters.replay(letter, by))
        .map(replay -> told(id, replay));
  }

  private static Replayed told(String id, Replay replay) {
    if (replay instanceof Replay.Published published) {
      return new Replayed(id, published.topic());
    } else if (replay instanceof Replay.Superseded superseded) {
      throw ProblemException.conflict(
          "A newer record of the same key lies at "
              + superseded.by()
              + ". The topic keeps the last record of each key for ever, so this older one would take its place.");
    } else if (replay instanceof Replay.OfUnknownOrigin) {
      throw ProblemException.conflict(
          "Its header "
              + DeadLetter.FROM
              + " does not say where it came from (topic-partition@offset), so nobody can tell whether a newer record of"
              + " its key exists. The topic keeps the last record of each key for ever.");
    }
    throw ProblemException.unprocessable(
        "It still cannot be read: " + ((Replay.StillUnreadable) replay).problem() + ".");
  }

  private Uni<DeadLetter> find(String service, String id) {
    backlogs.check(service);
    DeadLetter.Place place =
        DeadLetter.Place.parse(id)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "id", id, "the id of a dead letter: topic-partition@offset"));
    return letters
        .find(place)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        ProblemException.notFound(
                            "There is no dead letter "
                                + id
                                + " of the topics this service reads, or not any more.")));
  }
}
