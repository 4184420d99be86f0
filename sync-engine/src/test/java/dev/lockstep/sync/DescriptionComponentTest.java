package dev.lockstep.sync;

import dev.lockstep.testing.ServedDescription;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: committed, and kept by the answers. */
@QuarkusTest
@RealParts
class DescriptionComponentTest {

  @Test
  void the_description_is_the_committed_one_and_answers_keep_it() throws Exception {
    ServedDescription description = ServedDescription.of("sync-engine");
    description.answers(404, "GET", "/decisions/NONE-1", "/decisions/{key}");
    description.answers(400, "GET", "/decisions/none", "/decisions/{key}");
    description.answers(404, "GET", "/decisions/NONE-1/why?status=Done", "/decisions/{key}/why");
    description.answers(200, "GET", "/rules", "/rules");
    description.answers(200, "POST", "/rules/runs", "/rules/runs");
    description.answers(200, "GET", "/rules/runs", "/rules/runs");
  }
}
