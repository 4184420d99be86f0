package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.jira.edit.FieldMeta;
import dev.lockstep.jira.port.Fields.Field;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.rest.AdfReader;
import dev.lockstep.jira.rest.CommentJson;
import dev.lockstep.jira.rest.CommentReader;
import dev.lockstep.jira.rest.DiscussionJson;
import dev.lockstep.jira.rest.EditJson;
import dev.lockstep.jira.rest.ErrorJson;
import dev.lockstep.jira.rest.FieldJson;
import dev.lockstep.jira.rest.FieldListing;
import dev.lockstep.jira.rest.FieldMetaJson;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.LinkJson;
import dev.lockstep.jira.rest.MyselfJson;
import dev.lockstep.jira.rest.NewIssueJson;
import dev.lockstep.jira.rest.RawIssuesJson;
import dev.lockstep.jira.rest.UserJson;
import dev.lockstep.jira.rest.WorkflowJson;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.testing.DroppedFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The examples of the official API description; their folder is in {@code lockstep.samples}. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  private static final Path SAMPLES =
      Path.of(System.getProperty("lockstep.samples", "")).resolve("jira");
  private static final DroppedFields DROPPED = new DroppedFields(SAMPLES);

  @AfterAll
  static void what_is_dropped_is_listed() throws IOException {
    DROPPED.check("Jira", "connector-jira", "dev.lockstep.jira.cloud.OfficialSamplesTest");
  }

  @Test
  void issues_of_search_and_bulk_fetch() throws IOException {
    SearchJson search = read("post_search_jql.200.json", new TypeReference<>() {});
    BulkJson bulk = read("post_issue_bulkfetch.200.json", new TypeReference<>() {});

    assertThat(search.issues()).isNotEmpty();
    assertThat(bulk.issues())
        .extracting(IssueJson::id, IssueJson::key)
        .contains(tuple("10002", "EX-1"));
    assertThat(bulk.issueErrors()).isEmpty();
  }

  @Test
  void an_issue_maps_to_text_links_and_people() throws IOException {
    IssueJson issue = read("get_issue_issueIdOrKey.200.json", new TypeReference<>() {});

    assertThat(AdfReader.text(fields(issue).description())).isNotBlank();
    assertThat(issue.key()).isNotBlank();
  }

  @Test
  void the_new_value_of_a_change_is_read_though_its_name_is_toString() throws IOException {
    ChangelogPage page =
        read("get_issue_issueIdOrKey_changelog.200.json", new TypeReference<>() {});

    assertThat(page.values().get(0).items())
        .extracting(IssueJson.Item::field, IssueJson.Item::fromString, IssueJson.Item::toText)
        .containsExactly(tuple("fields", "", "label-1"));
  }

  @Test
  void changelogs_of_many_issues() throws IOException {
    String file = "post_changelog_bulkfetch.200.json";
    read(file, new TypeReference<BulkChangelogs>() {});
    Histories.Page page;
    try (InputStream answer =
        Files.newInputStream(SAMPLES.resolve("examples-from-spec").resolve(file))) {
      page = ChangelogReader.read(answer);
    }

    assertThat(page.entries().values().stream().flatMap(List::stream))
        .extracting(HistoryPage.Entry::at)
        .contains(Instant.parse("2017-04-13T08:00:29Z"));
    assertThat(page.next()).isPresent();
  }

  @Test
  void comments_remote_links_fields_and_a_project() throws IOException {
    DiscussionJson.Comments comments =
        read("get_issue_issueIdOrKey_comment.200.json", new TypeReference<>() {});
    List<DiscussionJson.Remote> links =
        read("get_issue_issueIdOrKey_remotelink.200.json", new TypeReference<>() {});
    List<FieldJson> fields = read("get_field.200.json", new TypeReference<>() {});

    assertThat(comments.comments()).isNotNull();
    assertThat(CommentReader.comments(comments.comments()).get(0).text()).startsWith("Lorem ipsum");
    assertThat(links)
        .extracting(link -> link.object() == null ? null : link.object().title())
        .containsExactly("TSTSUP-111", "Test Case #1234");
    assertThat(fields).extracting(FieldJson::id).containsExactly("description", "summary");
  }

  @Test
  void transitions_with_their_screens_and_fields() throws IOException {
    WorkflowJson workflow =
        read("get_issue_issueIdOrKey_transitions.200.json", new TypeReference<>() {});

    assertThat(workflow.transitions())
        .extracting(WorkflowJson.Transition::id, WorkflowJson.Transition::hasScreen)
        .containsExactly(tuple("2", false), tuple("711", true));
  }

  @Test
  void what_can_be_edited_and_what_a_new_issue_can_be_given() throws IOException {
    EditJson.Meta edit = read("get_issue_issueIdOrKey_editmeta.200.json", new TypeReference<>() {});
    NewIssueJson.Types types =
        read("get_issue_createmeta_projectIdOrKey_issuetypes.200.json", new TypeReference<>() {});
    NewIssueJson.Screen screen =
        read(
            "get_issue_createmeta_projectIdOrKey_issuetypes_issueTypeId.200.json",
            new TypeReference<>() {});

    assertThat(FieldMetaJson.fields(edit.fields()))
        .extractingByKey("summary")
        .extracting(FieldMeta::required)
        .isEqualTo(false);
    assertThat(types.issueTypes()).isNotEmpty();
    assertThat(FieldMetaJson.fields(screen.fields())).isNotEmpty();
  }

  @Test
  void comments_links_people_and_new_issues() throws IOException {
    CommentJson comment =
        read("post_issue_issueIdOrKey_comment.201.json", new TypeReference<>() {});
    LinkJson.Types links = read("get_issueLinkType.200.json", new TypeReference<>() {});
    List<UserJson> users = read("get_user_search.200.json", new TypeReference<>() {});
    NewIssueJson.Created made = read("post_issue.201.json", new TypeReference<>() {});

    assertThat(comment.id()).isEqualTo("10000");
    assertThat(links.issueLinkTypes()).isNotEmpty();
    assertThat(users).extracting(UserJson::accountId).doesNotContainNull();
    assertThat(made.key()).isNotBlank();
  }

  @Test
  void projects_statuses_types_and_the_account() throws IOException {
    ProjectsJson projects = read("get_project_search.200.json", new TypeReference<>() {});
    List<IssueJson.Status> statuses = read("get_status.200.json", new TypeReference<>() {});
    List<IssueJson.Type> types = read("get_issuetype.200.json", new TypeReference<>() {});
    MyselfJson myself = read("get_myself.200.json", new TypeReference<>() {});

    assertThat(projects.values()).extracting(IssueJson.Project::key).containsExactly("EX", "ABC");
    assertThat(projects.isLast()).isFalse();
    assertThat(statuses).extracting(IssueJson.Status::name).contains("In Progress", "Closed");
    assertThat(types).extracting(IssueJson.Type::hierarchyLevel).containsOnly(0);
    assertThat(myself.accountId()).isNotBlank();
  }

  @Test
  void fields_with_what_they_hold() throws IOException {
    List<FieldJson> fields = read("get_field.200.json", new TypeReference<>() {});

    assertThat(new FieldListing(JiraFields.NONE).of(fields, new RawIssuesJson(null)))
        .extracting(Field::id, Field::readAs)
        .containsExactly(tuple("description", "description"), tuple("summary", "summary"));
  }

  @Test
  void webhooks_of_a_client_and_what_became_of_registering_them() throws IOException {
    DynamicHookJson.Page page = read("get_webhook.200.json", new TypeReference<>() {});
    DynamicHookJson.Outcome outcome = read("post_webhook.200.json", new TypeReference<>() {});
    DynamicHookJson.Refreshed refreshed =
        read("put_webhook_refresh.200.json", new TypeReference<>() {});

    assertThat(page.values())
        .extracting(DynamicHookJson.Hook::id, DynamicHookJson.Hook::jqlFilter)
        .contains(tuple(10000L, "project = PRJ"));
    assertThat(outcome.webhookRegistrationResult())
        .extracting(DynamicHookJson.Result::errors)
        .contains(List.of("The clause watchCount is unsupported"));
    assertThat(refreshed.expirationDate()).isNotNull();
  }

  @Test
  void recorded_statuses_and_transitions_of_another_site() throws IOException {
    List<IssueJson.Status> statuses =
        read("rest-go-jira/all_statuses.json", new TypeReference<>() {});
    WorkflowJson workflow = read("rest-go-jira/transitions.json", new TypeReference<>() {});

    assertThat(statuses).extracting(IssueJson.Status::id).doesNotContainNull().isNotEmpty();
    assertThat(workflow.transitions())
        .extracting(transition -> transition.to() == null ? null : transition.to().name())
        .doesNotContainNull()
        .isNotEmpty();
  }

  @Test
  void its_words_about_a_mistake() throws IOException {
    ErrorJson error = read("post_issue.400.json", new TypeReference<>() {});

    assertThat(error.sentence()).isNotBlank();
  }

  /** The changelog of one issue, whose entries have the form of its histories. */
  private record ChangelogPage(List<IssueJson.Entry> values) {}

  /** What {@link ChangelogReader} reads. */
  private record BulkChangelogs(List<OfIssue> issueChangeLogs, String nextPageToken) {
    private record OfIssue(String issueId, List<IssueJson.Entry> changeHistories) {}
  }

  private static IssueJson.Fields fields(IssueJson issue) {
    IssueJson.Fields fields = issue.fields();
    if (fields == null) {
      throw new AssertionError("no fields");
    }
    return fields;
  }

  private static <T> T read(String file, TypeReference<T> type) throws IOException {
    return DROPPED.read(file.contains("/") ? file : "examples-from-spec/" + file, type);
  }
}
