package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.testing.DroppedFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Answers and webhooks that others recorded; their folder is in {@code lockstep.samples}. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  private static final RepositoryRef SHOP = new RepositoryRef("bitbucket", "acme", "shop");

  private static final DroppedFields DROPPED =
      new DroppedFields(Path.of(System.getProperty("lockstep.samples", "")).resolve("bitbucket"));

  @AfterAll
  static void what_is_dropped_is_listed() throws IOException {
    DROPPED.check("Bitbucket", "connector-scm", "dev.lockstep.scm.bitbucket.OfficialSamplesTest");
  }

  @Test
  void pages_of_repositories() throws IOException {
    for (String file : List.of("repos", "repos-2", "repos_filter")) {
      RepositoryPageJson page = read("cloud-go-scm/" + file + ".json", new TypeReference<>() {});

      assertThat(page.values()).extracting(RepositoryJson::fullName).allMatch(n -> n.contains("/"));
    }
  }

  @Test
  void pages_of_branches() throws IOException {
    for (String file : List.of("branches", "branches_filter")) {
      BranchPageJson page = read("cloud-go-scm/" + file + ".json", new TypeReference<>() {});

      assertThat(page.values())
          .isNotEmpty()
          .allSatisfy(
              branch -> {
                assertThat(branch.name()).isNotBlank();
                assertThat(branch.target()).isNotNull();
                assertThat(PullRequests.href(branch.links())).startsWith("https://");
              });
    }
  }

  @Test
  void pull_requests_alone_and_in_pages() throws IOException {
    PullRequestPageJson page = read("cloud-go-scm/prs.json", new TypeReference<>() {});
    PullRequestJson one = read("cloud-go-scm/pr.json", new TypeReference<>() {});

    assertThat(page.values())
        .isNotEmpty()
        .allSatisfy(json -> assertThat(PullRequests.read(SHOP, json, null)).isPresent());
    assertThat(PullRequests.read(SHOP, one, null))
        .hasValueSatisfying(pull -> assertThat(pull.sourceBranch()).isNotBlank());
  }

  @Test
  void webhooks() throws IOException {
    for (String file :
        List.of(
            "cloud-go-scm/webhooks/pr_created",
            "cloud-go-scm/webhooks/pr_updated",
            "cloud-go-scm/webhooks/pr_fulfilled",
            "cloud-go-scm/webhooks/pr_declined",
            "cloud-go-scm/webhooks/push",
            "cloud-go-scm/webhooks/push_branch_create",
            "cloud-go-scm/webhooks/push_branch_delete",
            "webhooks-cloud-go-playground/pull-request-created",
            "webhooks-cloud-go-playground/pull-request-merged",
            "webhooks-cloud-go-playground/repo-push")) {
      HookJson hook = read(file + ".json", new TypeReference<>() {});

      assertThat(hook.repository()).as(file).isNotNull();
      assertThat(hook.push() == null).as(file).isNotEqualTo(hook.pullRequest() == null);
    }
  }

  private static <T> T read(String file, TypeReference<T> type) throws IOException {
    return DROPPED.read(file, type);
  }
}
