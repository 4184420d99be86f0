package dev.lockstep.harvest;

import dev.lockstep.testing.ServedDescription;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: committed, and kept by the answers. */
@QuarkusTest
@EmbeddedParts
class DescriptionComponentTest {

  @Test
  void the_description_is_the_committed_one_and_answers_keep_it() throws Exception {
    ServedDescription description = ServedDescription.of("harvest-api");
    description.answers(200, "GET", "/api/issues/keys", "/api/issues/keys");
    description.answers(200, "GET", "/api/issues/hierarchy", "/api/issues/hierarchy");
    description.answers(400, "GET", "/api/issues/keys?limit=0", "/api/issues/keys");
  }
}
