package dev.lockstep.scm.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.hook.HookDecoder.Decoded;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What service hooks hint at. */
class AzureDevOpsHooksTest {

  private static final String REPOSITORY =
      "\"repository\":{\"id\":\"r\",\"name\":\"web\",\"project\":{\"id\":\"p\",\"name\":\"Shop\"}}";

  private static Decoded decode(String body) {
    return decode(body, List.of());
  }

  private static Decoded decode(String body, List<String> projects) {
    return AzureDevOps.hooks("Acme", projects)
        .decode(header -> null, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String hook(String event, String resource) {
    return "{\"id\":\"d1\",\"subscriptionId\":\"s\",\"notificationId\":3,\"eventType\":\""
        + event
        + "\",\"resource\":"
        + resource
        + "}";
  }

  @Test
  void a_push_names_its_branches_and_has_tags_swept() {
    Decoded decoded =
        decode(
            hook(
                "git.push",
                "{\"refUpdates\":[{\"name\":\"refs/heads/feature/AB#1\"},"
                    + "{\"name\":\"refs/tags/v1\"}],"
                    + REPOSITORY
                    + "}"));

    assertThat(decoded.delivery()).isEqualTo("d1");
    assertThat(decoded.hooks())
        .containsExactly(
            new Hook.BranchesTouched(
                new RepositoryRef("azure-devops", "acme", "Shop:web"),
                Set.of("feature/AB#1"),
                "git.push"),
            new Hook.RepositoryTouched(new RepositoryRef("azure-devops", "acme", "Shop:web")));
  }

  @Test
  void a_pull_request_is_a_hint_whatever_its_body_claims() {
    assertThat(
            decode(
                    hook(
                        "git.pullrequest.merged",
                        "{\"pullRequestId\":7,\"status\":\"completed\"," + REPOSITORY + "}"))
                .hooks())
        .containsExactly(
            new Hook.PullRequestTouched(
                new RepositoryRef("azure-devops", "acme", "Shop:web"),
                7,
                "git.pullrequest.merged"));
  }

  @Test
  void a_work_item_touches_the_feed_that_tells_of_its_project() {
    String update =
        hook(
            "workitem.updated",
            "{\"id\":2,\"workItemId\":42,\"revision\":{\"id\":42,\"fields\":"
                + "{\"System.TeamProject\":\"Shop\"}}}");

    assertThat(decode(update).hooks())
        .containsExactly(new Hook.FeedTouched("azure-devops/acme", "azure-devops/acme#work-items"));
    assertThat(decode(update, List.of("SHOP", "Other")).hooks())
        .containsExactly(
            new Hook.FeedTouched("azure-devops/acme", "azure-devops/acme/shop#work-items"));
    assertThat(decode(update, List.of("Other")).hooks())
        .containsExactly(new Hook.Ignored("project out of scope"));
  }

  @Test
  void a_work_item_hook_without_details_touches_all_feeds() {
    assertThat(decode("{\"eventType\":\"workitem.created\"}", List.of("a", "b")).hooks())
        .hasSize(2);
  }

  @Test
  void the_test_button_sends_no_work_item() {
    assertThat(decode(hook("workitem.updated", "{\"id\":1,\"workItemId\":0}")).hooks())
        .containsExactly(new Hook.Ignored("test event"));
  }

  @Test
  void a_build_touches_the_builds_of_the_project_that_it_names_by_id_only() {
    String project = "be9b3917-87e6-42a4-a549-2bc06a7a878f";
    String hook =
        "{\"eventType\":\"build.complete\",\"resource\":{\"id\":2},\"resourceContainers\":"
            + "{\"project\":{\"id\":\"%s\"}}}";

    assertThat(decode(hook.formatted(project)).hooks())
        .containsExactly(
            new Hook.FeedTouched("azure-devops/acme", "azure-devops/acme/" + project + "#builds"));
    assertThatThrownBy(() -> decode(hook.formatted("Shop")))
        .hasMessage("resourceContainers.project.id must be a GUID");
    assertThatThrownBy(() -> decode("{\"eventType\":\"build.complete\"}"))
        .hasMessage("resourceContainers.project is missing");
  }

  @Test
  void a_push_sent_as_another_event_is_not_taken_for_one() {
    assertThat(decode(hook("release.created", "{" + REPOSITORY + "}")).hooks())
        .containsExactly(new Hook.Ignored("event not used"));
    assertThatThrownBy(() -> decode(hook("git.pullrequest.updated", "{" + REPOSITORY + "}")))
        .isInstanceOf(MalformedHookException.class)
        .hasMessage("resource.pullRequestId is missing");
  }

  @Test
  void what_is_no_service_hook_is_malformed_by_name() {
    assertThatThrownBy(() -> decode("[]")).isInstanceOf(MalformedHookException.class);
    assertThatThrownBy(() -> decode("{}")).hasMessage("eventType is missing");
    assertThatThrownBy(() -> decode(hook("git.push", "{\"refUpdates\":[null]," + REPOSITORY + "}")))
        .hasMessage("resource.refUpdates.name is missing");
    assertThatThrownBy(() -> decode(hook("git.push", "{" + REPOSITORY.replace("web", "a/b") + "}")))
        .isInstanceOf(MalformedHookException.class);
  }

  @Test
  void without_an_id_the_subscription_and_its_count_tell_deliveries_apart() {
    assertThat(
            decode("{\"subscriptionId\":\"s\",\"notificationId\":3,\"eventType\":\"x\"}")
                .delivery())
        .isEqualTo("s:3");
  }
}
