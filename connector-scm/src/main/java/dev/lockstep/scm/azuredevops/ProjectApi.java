package dev.lockstep.scm.azuredevops;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The part of the REST API that tells how a project and its teams are set up. */
@ClientQueryParam(name = "api-version", value = "7.1")
@Path("/{project}")
@Produces(MediaType.APPLICATION_JSON)
interface ProjectApi {

  @GET
  @Path("/_apis/wit/workitemtypes")
  Uni<TypesJson> types(@PathParam("project") String project);

  @GET
  @Path("/_apis/wit/workitemtypecategories")
  Uni<CategoriesJson> categories(@PathParam("project") String project);

  @GET
  @Path("/_apis/wit/classificationnodes/Areas")
  Uni<AreaJson> areas(@PathParam("project") String project, @QueryParam("$depth") int depth);

  @GET
  @Path("/{team}/_apis/work/teamsettings/iterations")
  Uni<IterationsJson> iterations(
      @PathParam("project") String project, @PathParam("team") String team);

  @GET
  @Path("/{team}/_apis/work/teamsettings/iterations/{iteration}/capacities")
  Uni<CapacityJson> capacity(
      @PathParam("project") String project,
      @PathParam("team") String team,
      @PathParam("iteration") String iteration);

  @GET
  @Path("/{team}/_apis/work/teamsettings/teamfieldvalues")
  Uni<TeamAreasJson> teamAreas(
      @PathParam("project") String project, @PathParam("team") String team);
}
