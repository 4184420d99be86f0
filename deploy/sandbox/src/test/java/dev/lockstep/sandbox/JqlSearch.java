package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches of one Jira site.
 *
 * @param path up to the JQL, for example {@code /rest/api/2/search?jql=}
 */
record JqlSearch(Caller jira, String path) {

  /** Three issues of project AA, a minute apart. */
  static void threeIssues(JiraPeople people, SteppingClock clock) {
    people.project("AA", "Alpha");
    for (int i = 1; i <= 3; i++) {
      people.story("AA", "number " + i);
      clock.pass(Duration.ofMinutes(1));
    }
  }

  /**
   * Asks.
   *
   * @param more parameters, each begun by an ampersand
   */
  Caller.Answer answer(String jql, String more) {
    return jira.get(path + Caller.encode(jql) + more);
  }

  /** The keys of a first page, which must be answered. */
  List<String> keys(String jql) {
    Caller.Answer answer = answer(jql, "&fields=key");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return keys(answer.json());
  }

  /** The keys of a page. */
  static List<String> keys(JsonNode page) {
    List<String> keys = new ArrayList<>();
    page.path("issues").forEach(issue -> keys.add(issue.path("key").asText()));
    return keys;
  }
}
