package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.AttachToWorkItem;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.DeleteWorkItem;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.LinkWorkItems;
import dev.lockstep.contract.LinkWorkItems.Remote;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.datacenter.SandboxDataCenter;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.control.Requests.NewIssue;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.sandbox.control.Views.StatusStep;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands are the same; texts are wiki markup there, and people have names. */
@QuarkusTest
@RealParts
class DataCenterComponentTest {

  @Inject EditItem edit;
  @Inject CreateItem create;
  @Inject CommentOnItem comment;
  @Inject LinkItems link;
  @Inject AttachFile attach;
  @Inject DeleteItem delete;
  @Inject MoveItem move;

  private final String name = "dc" + UUID.randomUUID().toString().substring(0, 8);
  private final Site site = SandboxDataCenter.of(name);
  private final JiraPeople people = SandboxSites.client().jiraDataCenter(name);
  private final WorkItemRef source = new WorkItemRef("jira", "2", UUID.randomUUID().toString());
  private IssueView issue;

  @BeforeEach
  void an_issue() {
    people.project("ABC", "Alphabet");
    issue = people.story("ABC", "Write to me");
    people.assign(issue.key(), "Ada Lovelace", "Ada Lovelace");
    people.assign(issue.key(), "Bob Brown", "Ada Lovelace");
  }

  @Test
  void fields_are_written_in_its_words() {
    WantedFields wanted =
        new WantedFields(
            Map.of("summary", "Edited", "assignee", "ada.lovelace@example.com"),
            Map.of("description", RichText.markdown("Ask [~bob] for **bold** {code}")),
            Set.of(),
            Map.of("labels", Set.of("new")),
            Map.of());

    CommandApplied first = applied(edit, edit(wanted));
    CommandApplied again = applied(edit, edit(wanted));

    assertThat(first.dropped()).isEmpty();
    assertThat(first.wrote()).isTrue();
    assertThat(again.wrote()).isFalse();
    assertThat(again.calls()).isEqualTo(1);
    assertThat(held("description")).isEqualTo("Ask \\[\\~bob\\] for *bold* \\{code\\}");
    assertThat(held("labels")).isEqualTo(List.of("new"));
    assertThat(people.issue(issue.key()).assignee()).isEqualTo("Ada Lovelace");
  }

  @Test
  void there_is_one_item_for_a_source_and_its_stamp_is_found() {
    CreateWorkItem command =
        new CreateWorkItem(
            source,
            "OLD-7",
            name,
            "ABC",
            "Story",
            new WantedFields(
                Map.of("summary", "Made", "priority", "Low"),
                Map.of("description", RichText.markdown("# Why")),
                Set.of(),
                Map.of(),
                Map.of()),
            "a test wants it",
            Instant.now());

    CommandApplied made = applied(create, command);
    CommandApplied again = applied(create, command);

    assertThat(made.dropped()).isEmpty();
    assertThat(again.wrote()).isFalse();
    assertThat(again.created()).isEqualTo(made.created());
    assertThat(people.find("ABC-2")).isPresent();
    assertThat(people.find("ABC-3")).isEmpty();
    assertThat(
            await(
                site.writing()
                    .newIssues()
                    .stamped("ABC", source.toString(), Duration.ofMinutes(5), new Calls())))
        .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo("ABC-2"));
    assertThat(
            await(
                site.writing()
                    .newIssues()
                    .stamped("ABC", "jira/9/9", Duration.ofMinutes(5), new Calls())))
        .isEmpty();
  }

  @Test
  void a_comment_is_added_edited_and_deleted() {
    CommandApplied added = applied(comment, comment(RichText.markdown("Hello [~bob]")));
    assertThat(people.issue(issue.key()).comments())
        .containsExactly("*Ana Silva:*\n\nHello \\[\\~bob\\]");
    assertThat(applied(comment, comment(RichText.markdown("Hello [~bob]"))).wrote()).isFalse();
    assertThat(await(site.writing().comments().stamped(issue.id(), commentSource(), new Calls())))
        .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(added.commentId()));

    applied(comment, comment(RichText.markdown("_Changed_")));
    assertThat(people.issue(issue.key()).comments()).containsExactly("*Ana Silva:*\n\n_Changed_");

    assertThat(applied(comment, comment(null)).wrote()).isTrue();
    assertThat(people.issue(issue.key()).comments()).isEmpty();
  }

  @Test
  void links_of_both_kinds_are_made_once_and_removed() {
    WorkItemRef other = ref(people.story("ABC", "Is blocked"));
    Remote remote = new Remote("system=x&id=1", "https://example.com/1", "One", null, true);

    assertThat(applied(link, link(true, other, null)).wrote()).isTrue();
    assertThat(applied(link, link(true, other, null)).wrote()).isFalse();
    assertThat(applied(link, link(false, other, null)).wrote()).isTrue();
    applied(link, link(true, null, remote));
    applied(link, link(true, null, remote));
    assertThat(people.desk().show(issue.key()).path("remoteLinks")).hasSize(1);
    assertThat(applied(link, link(false, null, remote)).wrote()).isTrue();
    assertThat(applied(link, link(false, null, remote)).wrote()).isFalse();
  }

  @Test
  void a_file_is_attached_once_and_fetched_with_the_credential(@TempDir Path folder)
      throws Exception {
    assertThat(applied(attach, attach("Ein Päckchen.txt", "Content")).wrote()).isTrue();
    assertThat(applied(attach, attach("Ein Päckchen.txt", "Content")).wrote()).isFalse();
    var files = site.writing().files();
    assertThat(await(files.limit(new Calls()))).isPositive();
    String id = await(files.of(issue.id(), new Calls())).get(0).id();
    Path copy = folder.resolve("copy");

    await(files.fetch(id, copy, new Calls()));

    assertThat(Files.readString(copy, StandardCharsets.UTF_8)).isEqualTo("Content");
  }

  @Test
  void an_item_is_deleted_once() {
    DeleteWorkItem command =
        new DeleteWorkItem(ref(issue), issue.key(), "a test wants it", Instant.now());

    assertThat(applied(delete, command).wrote()).isTrue();
    assertThat(applied(delete, command).wrote()).isFalse();
    assertThat(people.find(issue.key())).isEmpty();
  }

  @Test
  void a_status_two_steps_away_is_reached_with_a_comment_at_the_end() {
    people.create(NewIssue.of("ABC", "Improvement", "Shows the way").in("Selected"));
    IssueView far = people.create(NewIssue.of("ABC", "Improvement", "Far"));

    CommandApplied moved =
        applied(
            move,
            new TransitionWorkItem(
                ref(far),
                far.key(),
                List.of("In Progress"),
                Set.of("To Do"),
                RichText.markdown("For [~bob]"),
                "a test wants it",
                Instant.now()));

    assertThat(moved.to()).isEqualTo("In Progress");
    assertThat(people.issue(far.key()).statuses())
        .extracting(StatusStep::status)
        .containsExactly("To Do", "Selected", "In Progress");
    assertThat(people.issue(far.key()).comments()).containsExactly("For \\[\\~bob\\]");
  }

  private EditWorkItem edit(WantedFields wanted) {
    return new EditWorkItem(
        ref(issue), issue.key(), wanted, Map.of(), "a test wants it", Instant.now());
  }

  private String commentSource() {
    return source + "/comment/1";
  }

  private CommentOnWorkItem comment(@Nullable RichText body) {
    return new CommentOnWorkItem(
        ref(issue),
        issue.key(),
        commentSource(),
        body,
        body == null ? null : "Ana Silva",
        "a test wants it",
        Instant.now());
  }

  private LinkWorkItems link(boolean exists, @Nullable WorkItemRef other, @Nullable Remote remote) {
    return new LinkWorkItems(
        ref(issue),
        issue.key(),
        exists,
        other == null ? null : "Blocks",
        other,
        remote,
        "a test wants it",
        Instant.now());
  }

  private AttachToWorkItem attach(String file, String text) {
    return new AttachToWorkItem(
        ref(issue), issue.key(), file, "text/plain", text, null, "a test wants it", Instant.now());
  }

  private WorkItemRef ref(IssueView one) {
    return WorkItemRef.jira(name, one.id());
  }

  private @Nullable Object held(String field) {
    return await(site.writing().editing().editable(issue.id(), Set.of(field), new Calls()))
        .actual()
        .get(field);
  }

  private <C extends WorkItemCommand> CommandApplied applied(Doing<C> doing, C command) {
    Envelope<C> envelope = Envelope.of("/test", Instant.now(), Origin.LIVE, command);
    Attempt attempt = await(doing.attempt(new Order<>(site, envelope, Clock.systemUTC())));
    assertThat(attempt).isInstanceOf(Attempt.Ended.class);
    assertThat(((Attempt.Ended) attempt).outcome()).isInstanceOf(CommandApplied.class);
    return (CommandApplied) ((Attempt.Ended) attempt).outcome();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
