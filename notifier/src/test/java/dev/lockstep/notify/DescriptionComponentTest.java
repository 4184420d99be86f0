package dev.lockstep.notify;

import dev.lockstep.testing.ServedDescription;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: committed, and kept by the answers. */
@QuarkusTest
@EmbeddedParts
class DescriptionComponentTest {

  @Test
  void the_description_is_the_committed_one_and_answers_keep_it() throws Exception {
    ServedDescription description = ServedDescription.of("notifier");
    description.answers(200, "GET", "/api/v1/deliveries", "/api/v1/deliveries");
  }
}
