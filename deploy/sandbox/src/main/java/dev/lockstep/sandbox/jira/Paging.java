package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.List;

/** The classic pages of Jira: an offset and a limit. */
record Paging(int start, int limit) {

  static Paging of(Call call, int standard, int most) {
    try {
      int start = Integer.parseInt(call.query("startAt").orElse("0"));
      int limit = Integer.parseInt(call.query("maxResults").orElse(Integer.toString(standard)));
      return new Paging(Math.max(0, start), Math.max(0, Math.min(most, limit)));
    } catch (NumberFormatException malformed) {
      throw JiraErrors.refusal(400, "startAt and maxResults must be numbers.");
    }
  }

  <T> List<T> of(List<T> all) {
    int end = Math.min(all.size(), start + limit);
    return all.subList(Math.min(start, end), end);
  }

  boolean last(int total) {
    return start + limit >= total;
  }

  ObjectNode head(int total) {
    return Json.object().put("startAt", start).put("maxResults", limit).put("total", total);
  }
}
