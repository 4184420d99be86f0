package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** The calls that take their time. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface FilesApi {

  @POST
  @Path("/issue/{id}/attachments")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ClientHeaderParam(name = "X-Atlassian-Token", value = "no-check")
  Uni<List<FileJson>> attach(@PathParam("id") String id, ClientMultipartForm form);
}
