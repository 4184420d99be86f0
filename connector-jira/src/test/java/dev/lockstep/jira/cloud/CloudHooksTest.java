package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.jira.hook.Hook.About;
import dev.lockstep.jira.hook.HookDecoder.MalformedHookException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudHooksTest {

  private final CloudHooks hooks = new CloudHooks();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jira:issue_created | "issue":{"id":"10001"}                             | 10001
          jira:issue_updated | "issue":{"id":10001}                               | 10001
          jira:issue_deleted | "issue":{"id":"10001"}                             | 10001
          comment_created    | "issue":{"id":"10001"}                             | 10001
          comment_updated    | "comment":{"self":"https://j.example/rest/api/2/issue/10001/comment/7"} | 10001
          comment_deleted    | "comment":{"self":"http://j.example/ctx/rest/api/2/issue/10001/comment/7"} | 10001
          worklog_created    | "worklog":{"id":"1","issueId":"10001"}             | 10001
          worklog_deleted    | "worklog":{"id":"1","issueId":10001}               | 10001
          attachment_created | "attachment":{"id":"5"},"issue":{"id":"10001"}     | 10001
          """)
  void these_are_about_an_issue(String event, String member, String id) throws Exception {
    assertThat(about(event, member)).isEqualTo(new About.Issues(List.of(id)));
  }

  @ParameterizedTest
  @CsvSource({
    "attachment_created, no-issue",
    "attachment_deleted, no-issue",
    "issue_property_set, not-used",
    "sprint_started, not-used",
    "jira:version_released, not-used",
    "user_created, not-used",
    "something_new, unknown-event",
    "issuelink_created, unknown-event"
  })
  void these_are_about_nothing_of_use(String event, String reason) throws Exception {
    assertThat(about(event, "\"x\":1")).isEqualTo(new About.Nothing(reason));
  }

  @ParameterizedTest
  @CsvSource({"project_created", "project_updated", "project_deleted", "issuetype_created"})
  void these_are_about_the_directory(String event) throws Exception {
    assertThat(about(event, "\"x\":1")).isEqualTo(new About.Directory());
  }

  @Test
  void a_deletion_keeps_its_name() throws Exception {
    byte[] body = body("jira:issue_deleted", "\"issue\":{\"id\":\"10001\"}");

    assertThat(hooks.read(body).event()).isEqualTo("jira:issue_deleted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jira:issue_updated | "issue":{}                                     | issue.id
          comment_created    | "comment":{"self":"https://j/issue/1/../comment/x"} | issue.id
          worklog_created    | "worklog":{"issueId":"ABC-1"}                  | worklog.issueId
          attachment_created | "issue":{"id":"../1"}                          | issue.id
          """)
  void an_id_that_is_none_is_named(String event, String member, String named) {
    assertThatThrownBy(() -> about(event, member))
        .isInstanceOf(MalformedHookException.class)
        .hasMessageContaining(named);
  }

  private About about(String event, String member) throws MalformedHookException {
    return hooks.read(body(event, member)).about();
  }

  private static byte[] body(String event, String member) {
    return ("{\"timestamp\":1,\"webhookEvent\":\"" + event + "\"," + member + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
