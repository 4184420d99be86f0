package dev.lockstep.jira;

import dev.lockstep.testing.ServedDescription;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: committed, and kept by the answers. */
@QuarkusTest
@RealParts
class DescriptionComponentTest {

  @Test
  void the_description_is_the_committed_one_and_answers_keep_it() throws Exception {
    ServedDescription description = ServedDescription.of("connector-jira");
    String transitions = "/jira/{instance}/transitions/{key}";
    description.answers(404, "GET", "/jira/9/transitions/ABC-1", transitions);
    description.answers(422, "POST", "/jira/1/transitions/" + issue() + "?to=Nowhere", transitions);
    description.answers(200, "GET", "/jira/1/transitions/" + issue(), transitions);
    description.refuses(401, "GET", "/jira/1/transitions/ABC-1", transitions);
    description.refuses(401, "POST", "/webhook/jira/1", "/webhook/jira/{instance}");
    description.answers(404, "GET", "/jira/nobody/census", "/jira/{instance}/census");
    description.answers(400, "POST", "/jira/1/census?accept=all", "/jira/{instance}/census");
    description.refuses(401, "GET", "/jira/1/census", "/jira/{instance}/census");
    description.refuses(401, "POST", "/webhook/jira/4/x", "/webhook/jira/{instance}/{secret}");
    description.answers(200, "GET", "/jira/1/fields", "/jira/{instance}/fields");
    description.answers(404, "GET", "/jira/9/fields", "/jira/{instance}/fields");
    description.refuses(401, "GET", "/jira/1/fields", "/jira/{instance}/fields");
  }

  private static String issue() {
    return SandboxSites.client().jira("one").story("ABC", "Described").key();
  }
}
