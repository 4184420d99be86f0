package dev.lockstep.scm.bitbucket;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Follows {@code next} links as they are: they are opaque. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface NextPageApi {

  @GET
  Uni<RepositoryPageJson> repositories(@Url String next);

  @GET
  Uni<PullRequestPageJson> pullRequests(@Url String next);

  @GET
  Uni<BranchPageJson> branches(@Url String next);

  @GET
  Uni<WebhookPageJson> hooks(@Url String next);
}
