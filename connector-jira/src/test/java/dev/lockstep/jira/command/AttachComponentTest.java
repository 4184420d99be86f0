package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.AttachToWorkItem;
import dev.lockstep.contract.AttachToWorkItem.From;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AttachComponentTest {

  private static final int SEVERAL_MEGABYTES = 6_000_000;

  @Inject Publisher publisher;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");
  private final JiraPeople others = sandbox.jira("two");
  private Desk desk;
  private IssueView issue;

  @BeforeEach
  void an_issue() {
    desk = new Desk(publisher);
    issue = people.story("ABC", "Attach to me");
  }

  @AfterEach
  void done() {
    desk.close();
  }

  @Test
  void a_text_is_attached_once_and_again_when_it_changed() {
    CommandApplied first = desk.applied(attach("notes.txt", "One", null));
    assertThat(first.wrote()).isTrue();
    assertThat(first.calls()).isEqualTo(2);

    CommandApplied same = desk.applied(attach("notes.txt", "One", null));
    assertThat(same.wrote()).isFalse();
    assertThat(same.calls()).isZero();

    assertThat(desk.applied(attach("notes.txt", "Two", null)).wrote()).isTrue();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_file_that_nobody_remembers_is_recognised_by_its_content() {
    people
        .desk()
        .attach(
            issue.key(), "notes.txt", "text/plain", "Same".getBytes(StandardCharsets.UTF_8), "Ada");

    assertThat(desk.applied(attach("notes.txt", "Same", null)).wrote()).isFalse();
    assertThat(desk.applied(attach("notes.txt", "Else", null)).wrote()).isTrue();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_large_file_of_another_site_is_copied() {
    byte[] content = new byte[SEVERAL_MEGABYTES];
    new Random(1).nextBytes(content);
    String id = given(content);

    assertThat(desk.applied(attach("video.bin", null, new From("2", id))).wrote()).isTrue();
    CommandApplied again = desk.applied(attach("video.bin", null, new From("2", id)));

    assertThat(again.wrote()).isFalse();
    assertThat(again.calls()).isZero();
    assertThat(files()).hasSize(1);
    assertThat(files().path(0).path("size").asInt()).isEqualTo(SEVERAL_MEGABYTES);
  }

  @Test
  void a_file_that_the_site_does_not_take_is_rejected_with_the_limit() {
    String id = given(new byte[11_000_000]);

    CommandRejected rejected = desk.rejected(attach("video.bin", null, new From("2", id)));

    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail()).contains("11000000", "at most 10485760");
  }

  @Test
  void a_file_that_does_not_exist_is_rejected_by_name() {
    CommandRejected gone = desk.rejected(attach("x.bin", null, new From("2", "99999999")));
    CommandRejected unknown = desk.rejected(attach("x.bin", null, new From("9", "1")));

    assertThat(gone.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(gone.detail()).contains("99999999", "instance 2");
    assertThat(unknown.reason()).isEqualTo(Reason.UNKNOWN_INSTANCE);
  }

  private String given(byte[] content) {
    IssueView from = others.story("OTHER", "Has a file");
    others.desk().attach(from.key(), "video.bin", "application/octet-stream", content, "Ada");
    return others
        .desk()
        .show(from.key())
        .path("fields")
        .path("attachment")
        .path(0)
        .path("id")
        .asText();
  }

  private AttachToWorkItem attach(String name, @Nullable String text, @Nullable From from) {
    return new AttachToWorkItem(
        Desk.ref(issue),
        issue.key(),
        name,
        text == null ? "application/octet-stream" : "text/plain",
        text,
        from,
        "a test wants it",
        Instant.now());
  }

  private JsonNode files() {
    return people.desk().show(issue.key()).path("fields").path("attachment");
  }
}
