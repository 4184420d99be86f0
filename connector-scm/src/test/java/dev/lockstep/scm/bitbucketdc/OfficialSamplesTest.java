package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.testing.DroppedFields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Answers and webhooks that others recorded; their folder is in {@code lockstep.samples}. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  private static final ServerPullRequests PULL_REQUESTS =
      new ServerPullRequests(URI.create("https://git.example"));
  private static final RepositoryRef WEB = new RepositoryRef("bitbucket-dc", "SHOP", "web");

  private static final DroppedFields DROPPED =
      new DroppedFields(Path.of(System.getProperty("lockstep.samples", "")).resolve("bitbucket"));

  @AfterAll
  static void what_is_dropped_is_listed() throws IOException {
    DROPPED.check(
        "Bitbucket Data Center",
        "connector-scm",
        "dev.lockstep.scm.bitbucketdc.OfficialSamplesTest");
  }

  @Test
  void pages_of_repositories_and_branches() throws IOException {
    RepositoryPageJson repositories =
        read("datacenter-go-scm/repos.json", new TypeReference<>() {});
    BranchPageJson branches = read("datacenter-go-scm/branches.json", new TypeReference<>() {});

    assertThat(repositories.values()).isNotEmpty().allMatch(one -> one.slug() != null);
    assertThat(branches.values())
        .isNotEmpty()
        .allMatch(one -> one.displayId() != null && one.latestCommit() != null);
  }

  @Test
  void pull_requests_alone_and_in_pages() throws IOException {
    PullRequestPageJson page = read("datacenter-go-scm/prs.json", new TypeReference<>() {});
    PullRequestJson one = read("datacenter-go-scm/pr.json", new TypeReference<>() {});

    assertThat(page.values())
        .isNotEmpty()
        .allSatisfy(json -> assertThat(PULL_REQUESTS.read(WEB, json, null)).isPresent());
    assertThat(PULL_REQUESTS.read(WEB, one, null))
        .hasValueSatisfying(pull -> assertThat(pull.sourceBranch()).isEqualTo("feature/x"));
  }

  @Test
  void registered_webhooks() throws IOException {
    WebhookPageJson page = read("datacenter-go-scm/webhooks.json", new TypeReference<>() {});

    assertThat(page.values()).singleElement().satisfies(hook -> assertThat(hook.id()).isEqualTo(1));
  }

  @Test
  void webhooks() throws IOException {
    for (String file :
        List.of(
            "datacenter-go-scm/webhooks/pr_open",
            "datacenter-go-scm/webhooks/pr_merged",
            "datacenter-go-scm/webhooks/push",
            "webhooks-datacenter-go-playground/pr-opened",
            "webhooks-datacenter-go-playground/pr-reviewer-approved",
            "webhooks-datacenter-go-playground/repo-refs-changed")) {
      HookJson hook = read(file + ".json", new TypeReference<>() {});

      assertThat(hook.changes() == null).as(file).isNotEqualTo(hook.pullRequest() == null);
    }
  }

  private static <T> T read(String file, TypeReference<T> type) throws IOException {
    return DROPPED.read(file, type);
  }
}
