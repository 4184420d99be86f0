package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.LinkWorkItems.Remote;
import dev.lockstep.contract.RichText;
import dev.lockstep.jira.edit.EditPlan.Content;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Comments;
import dev.lockstep.jira.port.Comments.Said;
import dev.lockstep.jira.port.Comments.Stamp;
import dev.lockstep.jira.port.Editing;
import dev.lockstep.jira.port.Links;
import dev.lockstep.jira.port.NewIssues;
import dev.lockstep.jira.port.NewIssues.Created;
import dev.lockstep.jira.port.NewIssues.Draft;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Writing;
import dev.lockstep.jira.transition.IssueKind;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every write that the providers can make, once. */
final class OfficialWrites {

  private final Site site;
  private final Writing writing;
  private final Calls calls = new Calls();

  OfficialWrites(Site site) {
    this.site = site;
    this.writing = site.writing();
  }

  /** Writes to issues of this project, which has some. */
  void all(String project, String otherId) throws IOException {
    NewIssues newIssues = writing.newIssues();
    Map<String, String> types = await(newIssues.types(project, calls));
    String story = id(types, "Story");
    assertThat(await(newIssues.screen(project, story, calls)).fields()).containsKey("summary");
    Created made =
        await(
            newIssues.create(
                new Draft(project, story, "jira/9/1", Map.of("summary", "Made")), calls));
    assertThat(await(newIssues.stamped(project, "jira/9/1", Duration.ofMinutes(5), calls)))
        .contains(made);
    edit(made.id());
    comment(made.id());
    link(made.id(), otherId);
    attach(made.id());
    assertThat(await(site.workflow().sample(new IssueKind(project, "Story"), "To Do", calls)))
        .isPresent();
    assertThat(await(newIssues.subtasks(made.id(), calls))).isEmpty();
    await(newIssues.delete(made.id(), calls));
  }

  private void edit(String id) {
    Editing editing = writing.editing();
    assertThat(await(editing.editable(id, Set.of("labels", "summary"), calls)).actual())
        .containsEntry("summary", "Made");
    Object description = editing.form().write(RichText.markdown("Some **bold** words"));
    await(
        editing.edit(
            id,
            new Content(
                Map.of("summary", "Edited", "description", description),
                Map.of("labels", List.of(Map.of("add", "new")))),
            calls));
    await(editing.account("lockstep@example.com", calls));
  }

  private void comment(String id) {
    Comments comments = writing.comments();
    Said said = new Said("Ana Silva", RichText.markdown("Hello"));
    String comment = await(comments.add(id, said, new Stamp("source", "hash"), calls));
    await(comments.edit(id, comment, said, new Stamp("source", "other"), calls));
    assertThat(await(comments.stamped(id, "source", calls))).isPresent();
    await(comments.delete(id, comment, calls));
  }

  private void link(String id, String otherId) {
    Links links = writing.links();
    assertThat(await(links.types(calls))).contains("Blocks");
    await(links.add("Blocks", id, otherId, calls));
    await(links.remove(await(links.of(id, calls)).get(0).id(), calls));
    Remote remote = new Remote("system=x&id=1", "https://example.com/1", "One", "Two", true);
    await(links.put(id, remote, calls));
    await(links.drop(id, remote.globalId(), calls));
  }

  private void attach(String id) throws IOException {
    dev.lockstep.jira.port.Files attachments = writing.files();
    assertThat(await(attachments.limit(calls))).isPositive();
    Path file = Files.writeString(Files.createTempFile("official", ".txt"), "content");
    Path copy = Files.createTempFile("official", ".txt");
    try {
      String attached = await(attachments.attach(id, "notes.txt", "text/plain", file, calls));
      assertThat(await(attachments.of(id, calls))).hasSize(1);
      assertThat(await(attachments.one(attached, calls)).size()).isEqualTo(7);
      await(attachments.fetch(attached, copy, calls));
      assertThat(copy).hasContent("content");
    } finally {
      Files.delete(file);
      Files.delete(copy);
    }
  }

  private static String id(Map<String, String> types, String name) {
    return types.entrySet().stream()
        .filter(type -> type.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
