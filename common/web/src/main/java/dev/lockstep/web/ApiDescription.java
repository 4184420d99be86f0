package dev.lockstep.web;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What the OpenAPI document of every service says of what {@link RequestGate} and {@link
 * ProblemMappers} do for all of it: the key, where it is not asked for, and the form of errors.
 */
@OpenApiFilter(RunStage.BUILD)
public final class ApiDescription implements OASFilter {

  private static final String KEY = "key";
  private static final String PROBLEM = "problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = api.getComponents() == null ? createComponents() : api.getComponents();
    api.setComponents(components);
    components.addSecurityScheme(
        KEY,
        createSecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.HEADER)
            .name(ApiKey.HEADER)
            .description("The key of the installation, LOCKSTEP_API_KEY."));
    components.addSchema("Problem", problem());
    components.addResponse(
        PROBLEM,
        createAPIResponse()
            .description("What is wrong, and what is expected.")
            .content(
                createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        createMediaType()
                            .schema(createSchema().ref("#/components/schemas/Problem")))));
    api.setSecurity(List.of(createSecurityRequirement().addScheme(KEY)));
    if (api.getPaths() != null) {
      api.getPaths()
          .getPathItems()
          .forEach(
              (path, item) ->
                  item.getOperations().values().forEach(operation -> complete(path, operation)));
    }
  }

  private static void complete(String path, Operation operation) {
    if (path.equals("/health") || path.startsWith("/webhook/")) {
      operation.setSecurity(List.of(createSecurityRequirement()));
    }
    if (operation.getResponses() == null) {
      operation.setResponses(createAPIResponses());
    }
    if (operation.getResponses().getDefaultValue() == null) {
      operation
          .getResponses()
          .setDefaultValue(createAPIResponse().ref("#/components/responses/" + PROBLEM));
    }
  }

  private static Schema problem() {
    return createSchema()
        .addType(SchemaType.OBJECT)
        .description("An error as RFC 9457 says it; further members tell more of some kinds.")
        .addRequired("type")
        .addRequired("title")
        .addRequired("status")
        .addProperty("type", text("Names the kind for programs: urn:lockstep:problem:<kind>."))
        .addProperty("title", text("The kind in words."))
        .addProperty(
            "status", createSchema().addType(SchemaType.INTEGER).description("The HTTP status."))
        .addProperty("detail", text("This occurrence in words."))
        .addProperty("instance", text("Path of the request."));
  }

  private static Schema text(String meaning) {
    return createSchema().addType(SchemaType.STRING).description(meaning);
  }
}
