package dev.lockstep.harvest.web;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What the OpenAPI document says about the API as a whole, and the parameters several paths share.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Lockstep harvest API",
            version = "1",
            description =
                "What is known about the issues of every connected tracker. Errors are RFC 9457"
                    + " application/problem+json and name the parameter, what was found and what is"
                    + " allowed. Parameters unknown to an endpoint are errors, not ignored."),
    components =
        @Components(
            parameters = {
              @Parameter(
                  name = IssueParameters.SOURCE,
                  in = QUERY,
                  description = "Only issues of this kind of tracker.",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"jira", "github", "azure-devops"})),
              @Parameter(
                  name = IssueParameters.ASSIGNEE,
                  in = QUERY,
                  description =
                      "Only issues assigned to this person: their name as the tracker shows it, in"
                          + " any case, or their id there.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.LABEL,
                  in = QUERY,
                  description = "Only issues with this label, spelt exactly so.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.ISSUE_TYPE,
                  in = QUERY,
                  description = "Only issues of the type with this name, in any case.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.PARENT_KEY,
                  in = QUERY,
                  description =
                      "Only issues directly below this one. Keys that it had before it was moved do"
                          + " as well; a key nobody has answers an empty list.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.LIMIT,
                  in = QUERY,
                  description =
                      "At most this many. Roots that share a key, which two instances may have,"
                          + " count as one.",
                  schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100000")),
              @Parameter(
                  name = IssueParameters.AFTER,
                  in = QUERY,
                  description = "Only what comes after this key, which need not exist.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.ROOT_TYPE,
                  in = QUERY,
                  description =
                      "Name of the roots' type, in any case. Where it is not given and neither"
                          + " root_key nor issue_type say what a root is, it is Product Version.",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          defaultValue = IssueParameters.DEFAULT_ROOT_TYPE)),
              @Parameter(
                  name = IssueParameters.ROOT_KEY,
                  in = QUERY,
                  description = "Only this root, by a key it has or had.",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = IssueParameters.MAX_DEPTH,
                  in = QUERY,
                  description = "How many levels to show; 1 = the roots alone.",
                  schema =
                      @Schema(
                          type = SchemaType.INTEGER,
                          minimum = "1",
                          maximum = "20",
                          defaultValue = "5"))
            }))
public class ApiDescription extends Application {}
