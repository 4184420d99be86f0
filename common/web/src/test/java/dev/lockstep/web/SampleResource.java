package dev.lockstep.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource as services have them, with every way to fail. */
@Path("/sample")
public class SampleResource {
  record Order(String name, int count) {}

  @POST
  @Path("/order")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Map<String, Object>> order(Order order) {
    return Uni.createFrom().item(Map.of("name", order.name(), "count", order.count()));
  }

  @GET
  @Path("/limit")
  public Uni<String> limit(@QueryParam("limit") @Nullable String limit) {
    if (limit == null) {
      throw ProblemException.missing("limit", "1 to 100");
    }
    return Uni.createFrom().failure(ProblemException.badRequest("limit", limit, "1 to 100"));
  }

  @GET
  @Path("/later")
  public Uni<String> later() {
    throw ProblemException.unavailable("Jira is away.", Duration.ofSeconds(30));
  }

  @GET
  @Path("/boom")
  public Uni<String> boom() {
    return Uni.createFrom().failure(new IllegalStateException("password=hunter2"));
  }

  @GET
  @Path("/bad")
  public Uni<String> bad() {
    throw new BadRequestException("internal words");
  }

  @GET
  @Path("/correlation")
  public Uni<String> correlation() {
    return Uni.createFrom()
        .item(Correlation.current())
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(5))
        .map(
            before ->
                before + " " + Correlation.current() + " " + Thread.currentThread().getName());
  }
}
