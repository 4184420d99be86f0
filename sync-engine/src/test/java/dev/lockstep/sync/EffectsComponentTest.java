package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules do besides moves. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
class EffectsComponentTest {

  @Inject Publisher publisher;
  @Inject Pool pool;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Scene scene;

  @BeforeEach
  void aRepositoryThatWasRead() {
    scene = new Scene(publisher, pool, brokers);
  }

  @Test
  void whatARuleDoesBesidesIsAskedForWithItsMove() {
    scene.given("OWN");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    EditWorkItem assign = scene.commands(EditWorkItem.class, 1).get(0);
    assertThat(assign.fields().set()).containsEntry("assignee", Scene.ANA.id());
    assertThat(assign.basedOn()).containsEntry("assignee", "");

    scene.publish(Origin.LIVE, scene.release());
    scene.publish(Origin.LIVE, scene.deployment());
    assertThat(scene.move("Done").because()).contains("deployment to production");
    EditWorkItem edit = scene.commands(EditWorkItem.class, 2).get(1);
    assertThat(edit.fields().add().get("labels")).containsExactly("shipped");
    assertThat(edit.fields().add().get("fixVersions")).containsExactly("v1");
    CommentOnWorkItem comment = scene.commands(CommentOnWorkItem.class, 1).get(0);
    assertThat(comment.body().value()).startsWith("It runs. " + scene.item().key() + " goes from");
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () ->
                Scene.api()
                    .get("/decisions/" + scene.item().key())
                    .then()
                    .body("decisions[0].book", equalTo("own"))
                    .body(
                        "decisions[0].effects",
                        contains("label shipped", "fix version v1", "comment")));
  }
}
