package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CommentComponentTest {

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private final String source = "jira/2/10042/comment/" + UUID.randomUUID();
  private Desk desk;
  private IssueView issue;

  @BeforeEach
  void an_issue() {
    desk = new Desk(publisher);
    issue = people.story("ABC", "Comment on me");
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    desk.close();
    sandbox.noFaults();
  }

  @Test
  void a_comment_is_written_edited_and_deleted_once_each() {
    CommandApplied added = desk.applied(comment(RichText.markdown("Hello *you*"), "Ana Silva"));
    assertThat(added.wrote()).isTrue();
    assertThat(added.calls()).isEqualTo(1);
    assertThat(comments()).hasSize(1);
    JsonNode first = comments().path(0).path("body").path("content").path(0).path("content");
    assertThat(first.path(0).path("text").asText()).isEqualTo("Ana Silva:");
    assertThat(first.toString()).contains("strong");

    CommandApplied same = desk.applied(comment(RichText.markdown("Hello *you*"), "Ana Silva"));
    assertThat(same.wrote()).isFalse();
    assertThat(same.commentId()).isEqualTo(added.commentId());

    CommandApplied edited = desk.applied(comment(RichText.markdown("Changed"), "Ana Silva"));
    assertThat(edited.commentId()).isEqualTo(added.commentId());
    assertThat(edited.calls()).isEqualTo(1);
    assertThat(comments().toString()).contains("Changed").doesNotContain("Hello");

    assertThat(desk.applied(comment(null, null)).wrote()).isTrue();
    assertThat(comments()).isEmpty();
    assertThat(desk.applied(comment(null, null)).wrote()).isFalse();
  }

  @Test
  void a_comment_whose_answer_was_lost_is_found_again() {
    sandbox.faults("{\"jira\":{\"errorAfterRate\":1,\"only\":\"/comment\"}}");
    Envelope<?> sent = desk.send(comment(RichText.markdown("Once"), null));
    desk.outcome(CommandDeferred.class, sent);
    sandbox.noFaults();

    CommandApplied applied = desk.outcome(CommandApplied.class, sent);

    assertThat(applied.commentId()).isNotBlank();
    assertThat(comments()).hasSize(1);
  }

  @Test
  void a_comment_that_somebody_deleted_is_written_again_when_its_text_changes() {
    desk.applied(comment(RichText.markdown("One"), null));
    people.desk().deleteComment(issue.key(), people.desk().newestComment(issue.key()), "Ada");

    assertThat(desk.applied(comment(RichText.markdown("Two"), null)).wrote()).isTrue();
    assertThat(comments()).hasSize(1);
  }

  @Test
  void nobody_is_called_by_a_comment_that_was_copied() {
    String document =
        """
        {"type":"doc","version":1,"content":[{"type":"paragraph","content":[
          {"type":"mention","attrs":{"id":"5b10ac8d82e05b22cc7d4ef5","text":"@Bo"}},
          {"type":"text","text":" please look"}]}]}""";

    desk.applied(comment(new RichText(RichText.Form.ADF, document), null));

    assertThat(comments().toString()).contains("@Bo").doesNotContain("mention");
  }

  @Test
  void a_long_comment_is_a_file_in_full() {
    desk.applied(comment(RichText.markdown("Words and more words. ".repeat(3_000)), null));

    assertThat(comments().toString()).contains("The whole text is in the attached file comment-");
    assertThat(people.desk().show(issue.key()).path("fields").path("attachment")).hasSize(1);
  }

  @Test
  void an_item_that_does_not_exist_cannot_be_commented() {
    CommandRejected rejected =
        desk.rejected(
            new CommentOnWorkItem(
                WorkItemRef.jira("1", "99999999"),
                "ABC-0",
                source,
                RichText.markdown("x"),
                null,
                "a test wants it",
                Instant.now()));

    assertThat(rejected.reason()).isEqualTo(Reason.NOT_FOUND);
  }

  private CommentOnWorkItem comment(@Nullable RichText body, @Nullable String author) {
    return new CommentOnWorkItem(
        Desk.ref(issue), issue.key(), source, body, author, "a test wants it", Instant.now());
  }

  private JsonNode comments() {
    return people.desk().show(issue.key()).path("fields").path("comment").path("comments");
  }
}
