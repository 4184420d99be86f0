package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;

/** What a new issue of a Data Center site can be, in pages of {@code values} as of 8.4. */
final class DcCreateMetaApi {
  private static final int PAGE = 50;

  private DcCreateMetaApi() {}

  static Reply types(DcRequest request) {
    existing(request);
    DcJson render = request.render();
    ArrayNode all = Json.array();
    creatable(request).forEach(type -> all.add(render.dress().dress(render.older().type(type))));
    return page(request, all);
  }

  static Reply fields(DcRequest request) {
    Project project = existing(request);
    String wanted = request.call().part("type");
    IssueType type =
        creatable(request).stream()
            .filter(one -> one.id().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    JiraErrors.refusal(
                        404, "Issue type with id '" + wanted + "' is not in this project."));
    DcJson render = request.render();
    ArrayNode all = Json.array();
    for (Field field : DcFields.creatable(request.site(), type).values()) {
      boolean required = Screens.required(type, field);
      ObjectNode json =
          Screens.meta(request.site(), project, field, render.older(), required)
              .put("fieldId", field.id());
      json.remove("key");
      all.add(render.dress().dress(json));
    }
    return page(request, all);
  }

  private static List<IssueType> creatable(DcRequest request) {
    return request.site().catalog().types().stream()
        .filter(type -> !request.site().settings().notCreatable().contains(type.name()))
        .toList();
  }

  private static Project existing(DcRequest request) {
    request.me();
    String wanted = request.call().part("project");
    return request
        .site()
        .project(wanted)
        .orElseThrow(
            () -> JiraErrors.refusal(404, "No project could be found with key '" + wanted + "'."));
  }

  private static Reply page(DcRequest request, ArrayNode all) {
    int start = Math.min(all.size(), Math.max(0, request.number("startAt", 0)));
    int limit = Math.max(0, request.number("maxResults", PAGE));
    int end = (int) Math.min(all.size(), start + (long) limit);
    ObjectNode page =
        Json.object()
            .put("maxResults", limit)
            .put("startAt", start)
            .put("total", all.size())
            .put("isLast", end == all.size());
    ArrayNode values = page.putArray("values");
    for (int i = start; i < end; i++) {
      values.add(all.get(i));
    }
    return Reply.json(page);
  }
}
