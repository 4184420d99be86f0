package dev.lockstep.scm.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status;
import dev.lockstep.scm.hook.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Answers that Microsoft documents, and hooks that others recorded. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Path FOLDER =
      Path.of(System.getProperty("lockstep.samples", "")).resolve("azure-devops");
  private static final RepositoryRef WEB =
      new RepositoryRef("azure-devops", "fabrikam", "Shop:web");

  private static <T> T documented(String file, Class<T> type) throws IOException {
    JsonNode example = JSON.readTree(FOLDER.resolve(file).toFile());
    return JSON.treeToValue(example.path("responses").path("200").path("body"), type);
  }

  @Test
  void lists_of_pull_requests_are_read() throws IOException {
    for (String file : List.of("", "_status-completed")) {
      PullRequestsJson page =
          documented(
              "git/7.1/httpExamples/pullRequests/"
                  + (file.isEmpty()
                      ? "GET__git_pullRequests.json"
                      : "GET__git_repositories__repositoryId__pullRequests" + file + ".json"),
              PullRequestsJson.class);

      assertThat(PullRequestPages.present(page.value()))
          .isNotEmpty()
          .allSatisfy(
              json -> {
                var read = PullRequests.read(WEB, json, "", Set.of(), "https://x");
                assertThat(read.state()).isNotEqualTo(State.UNKNOWN);
                assertThat(read.sourceBranch()).isNotEmpty().doesNotStartWith("refs/");
                assertThat(read.headCommit()).hasSize(40);
              });
    }
  }

  @Test
  void a_recorded_pull_request_that_was_completed_but_never_merged_is_no_merged_one()
      throws IOException {
    PullRequestJson json =
        JSON.readValue(FOLDER.resolve("rest-go-scm/pr.json").toFile(), PullRequestJson.class);

    assertThat(PullRequests.read(WEB, json, "", Set.of(), "https://x").state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void repositories_and_branches_are_read() throws IOException {
    RepositoriesJson repositories =
        documented(
            "git/7.1/httpExamples/repositories/GET__git_repositories.json", RepositoriesJson.class);
    RefsJson refs =
        documented(
            "git/7.1/httpExamples/refs/GET__git_repositories__repositoryId__refs_heads.json",
            RefsJson.class);

    RefsJson tags =
        documented(
            "git/7.1/httpExamples/refs/GET__git_repositories__repositoryId__refs_tags.json",
            RefsJson.class);

    assertThat(PullRequestPages.present(tags.value()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.name()).startsWith("refs/tags/"));
    assertThat(PullRequestPages.present(repositories.value()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.project()).isNotNull());
    assertThat(PullRequestPages.present(refs.value()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.objectId()).hasSize(40));
  }

  @Test
  void the_feeds_of_revisions_and_links_are_read() throws IOException {
    RevisionsJson revisions =
        documented(
            "wit/7.1/httpExamples/workItemRevisions/"
                + "GET__wit_reporting_workItemRevisions_includeIdentityRef-true_watermark-794.json",
            RevisionsJson.class);
    LinkChangesJson links =
        documented(
            "wit/7.1/httpExamples/workItemLinks/GET__wit_reporting_workItemLinks_50.json",
            LinkChangesJson.class);

    assertThat(revisions.continuationToken()).isEqualTo("813;350;1");
    assertThat(PullRequestPages.present(revisions.values()))
        .isNotEmpty()
        .allSatisfy(
            json -> {
              WorkItemHistory.Revision revision = WorkItemHistory.Revision.of(json);
              assertThat(revision.fields().newest()).isTrue();
              assertThat(revision.fields().person("System.ChangedBy")).isNotNull();
            });
    assertThat(PullRequestPages.present(links.values()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.targetId()).isPositive());
    assertThat(WorkItemFeed.token(links)).isEqualTo("6281123");
  }

  @Test
  void types_and_their_levels_are_read() throws IOException {
    Process process =
        Process.of(
            documented(
                "wit/7.1/httpExamples/workItemTypes/GET__wit_workItemTypes.json", TypesJson.class),
            documented(
                "wit/7.1/httpExamples/workItemTypeCategories/GET__wit_workItemTypeCategories.json",
                CategoriesJson.class));

    assertThat(process.type("Feature").hierarchyLevel()).isEqualTo(1);
    assertThat(process.type("Task").hierarchyLevel()).isEqualTo(-1);
    assertThat(process.type("Bug").id()).isEqualTo("Microsoft.VSTS.WorkItemTypes.Bug");
    assertThat(process.status("Bug", "no such state").category())
        .isEqualTo(Status.Category.UNKNOWN);
  }

  @Test
  void service_hooks_and_artefacts_are_read() throws IOException {
    SubscriptionsJson subscriptions =
        documented(
            "hooks/7.1/httpExamples/subscriptions/GET__hooks_subscriptions_.json",
            SubscriptionsJson.class);
    ArtifactsJson artifacts =
        documented(
            "wit/7.1/httpExamples/artifacturiquery/POST__wit_artifacturiquery.json",
            ArtifactsJson.class);

    assertThat(PullRequestPages.present(subscriptions.value()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.id()).isNotBlank());
    assertThat(artifacts.artifactUrisQueryResult()).isNotEmpty();
  }

  @Test
  void recorded_service_hooks_are_hints() throws IOException {
    for (String file :
        List.of("git.pullrequest.created", "git.pullrequest.merged", "git.pullrequest.updated")) {
      assertThat(decode("service-hooks-go-playground/" + file))
          .as(file)
          .isInstanceOf(Hook.PullRequestTouched.class);
    }
    assertThat(decode("service-hooks-go-playground/git.push"))
        .isInstanceOf(Hook.BranchesTouched.class);
    assertThat(decode("service-hooks-go-playground/build.complete"))
        .isEqualTo(
            new Hook.FeedTouched(
                "azure-devops/fabrikam",
                "azure-devops/fabrikam/be9b3917-87e6-42a4-a549-2bc06a7a878f#builds"));
    assertThat(decode("rest-go-scm/webhooks/pr_created"))
        .isInstanceOf(Hook.PullRequestTouched.class);
  }

  private static Hook decode(String file) throws IOException {
    byte[] body = Files.readAllBytes(FOLDER.resolve(file + ".json"));
    return AzureDevOps.hooks("fabrikam", List.of()).decode(header -> null, body).hooks().get(0);
  }
}
