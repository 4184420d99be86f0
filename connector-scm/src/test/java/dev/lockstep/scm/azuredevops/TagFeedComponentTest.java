package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.mention.Mentions;
import dev.lockstep.scm.port.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is told of tags. */
@QuarkusTest
@RealParts
class TagFeedComponentTest {

  private static final String DANA = "Dana Developer";
  private static final String WEB = "Shop/web";
  private static final Sandbox OWN = Sandbox.start();

  private @Nullable String cursor;

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private List<TagChanged> read(Feed feed) {
    Feed.Page page =
        await(feed.since(Optional.ofNullable(cursor), texts -> Mentions.in(Set.of(), true, texts)));
    cursor = page.next();
    assertThat(page.more()).isFalse();
    return page.events().stream().map(TagChanged.class::cast).toList();
  }

  @Test
  void a_tag_is_told_when_it_is_set_moved_and_deleted_and_not_when_it_was_there_before() {
    AzureDevOpsPeople people = OWN.client().azureDevOps("tags");
    people.repository(WEB);
    people.tag(WEB, "before", false);
    Feed feed =
        Own.host(OWN, "tags", Boards.PLAIN)
            .feeds(new RepositoryRef("azure-devops", "tags", "Shop:web"))
            .get(0);

    assertThat(read(feed)).isEmpty();
    people.tag(WEB, "release/ab#7", true);
    TagChanged set = read(feed).get(0);
    assertThat(read(feed)).isEmpty();
    String head = people.push(WEB, "main", DANA).hash();
    people.tag(WEB, "release/ab#7", true);
    TagChanged moved = read(feed).get(0);
    people.deleteTag(WEB, "release/ab#7");
    TagChanged deleted = read(feed).get(0);

    assertThat(set.name()).isEqualTo("release/ab#7");
    assertThat(set.exists()).isTrue();
    assertThat(set.url())
        .isEqualTo("https://dev.azure.com/tags/Shop/_git/web?version=GTrelease%2Fab%237");
    assertThat(set.mentions()).containsExactly(new KeyMention("AB#7", Evidence.TITLE));
    assertThat(moved.commit()).as("what the annotated tag is about").isEqualTo(head);
    assertThat(deleted.exists()).isFalse();
    assertThat(deleted.commit()).isNull();
    assertThat(List.of(set.version(), moved.version(), deleted.version())).isSorted();
  }
}
