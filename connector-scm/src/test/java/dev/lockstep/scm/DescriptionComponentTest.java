package dev.lockstep.scm;

import dev.lockstep.testing.ServedDescription;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: committed, and kept by the answers. */
@QuarkusTest
@RealParts
class DescriptionComponentTest {

  @Test
  void the_description_is_the_committed_one_and_answers_keep_it() throws Exception {
    ServedDescription description = ServedDescription.of("connector-scm");
    description.refuses(401, "POST", "/webhook/bitbucket", "/webhook/{provider}");
    description.refuses(404, "POST", "/webhook/bitbucket/nobody", "/webhook/{provider}/{owner}");
  }
}
