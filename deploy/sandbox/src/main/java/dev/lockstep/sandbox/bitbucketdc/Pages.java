package dev.lockstep.sandbox.bitbucketdc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;
import java.util.function.Function;

/**
 * Pages by start and limit. Starts also count rows that are not shown (here one after each nine),
 * so that who computes the next one instead of taking {@code nextPageStart} sees some rows twice.
 */
final class Pages {
  private static final int SHOWN = 9;
  private static final int USUAL = 25;

  private Pages() {}

  static <T> Reply of(Call call, List<T> all, int most, Function<T, ? extends JsonNode> render) {
    int limit = Math.min(most, number(call, "limit", USUAL));
    int start = number(call, "start", 0);
    if (limit < 1) {
      throw new Refusal(DataCenterUpstream.error(400, "limit must be positive", "Argument"));
    }
    int from = Math.min(all.size(), shownBefore(start));
    int to = Math.min(all.size(), from + limit);
    ObjectNode page = Json.object().put("size", to - from).put("limit", limit);
    page.put("isLastPage", to == all.size());
    ArrayNode values = page.putArray("values");
    all.subList(from, to).forEach(item -> values.add(render.apply(item)));
    page.put("start", start);
    if (to < all.size()) {
      page.put("nextPageStart", to + to / SHOWN);
    }
    return Reply.json(page);
  }

  private static int shownBefore(int start) {
    return start - start / (SHOWN + 1);
  }

  private static int number(Call call, String name, int usual) {
    String text = call.query(name).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal(
          DataCenterUpstream.error(400, name + " must be a number, not " + text, "Argument"));
    }
    return Integer.parseInt(text);
  }
}
