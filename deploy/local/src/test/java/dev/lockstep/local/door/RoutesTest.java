package dev.lockstep.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "/webhook/jira/one, CONNECTOR_JIRA",
    "/webhook/jira1, CONNECTOR_JIRA",
    "/webhook/jira2, CONNECTOR_JIRA",
    "/jira/fields, CONNECTOR_JIRA",
    "/work/connector-jira/work, CONNECTOR_JIRA",
    "/work/connector-scm, CONNECTOR_SCM",
    "/work/sync-engine/parked/7/repeat, SYNC_ENGINE",
    "/work/notifier/dead-letters, NOTIFIER",
    "/work/harvest-api/parked, HARVEST_API",
    "/webhook/bitbucket, CONNECTOR_SCM",
    "/webhook/bitbucket/acme, CONNECTOR_SCM",
    "/webhook/github, CONNECTOR_SCM",
    "/webhook/azure-devops, CONNECTOR_SCM",
    "/code-hosts/github/acme/web/census, CONNECTOR_SCM",
    "/decisions/SHOP-1, SYNC_ENGINE",
    "/manual-sync, SYNC_ENGINE",
    "/conflicts, SYNC_ENGINE",
    "/syncs, SYNC_ENGINE",
    "/rules, SYNC_ENGINE",
    "/slack/events, NOTIFIER",
    "/discord/interactions, NOTIFIER",
    "/api/v1/integrations, NOTIFIER",
    "/api/v1/mappings/3, NOTIFIER",
    "/watches, NOTIFIER",
    "/api/issues/keys, HARVEST_API",
    "/api/harvest/status, HARVEST_API",
    "/api/v1/other, HARVEST_API",
    "/, HARVEST_API"
  })
  void eachPathHasItsOwner(String path, Service owner) {
    assertThat(Routes.ownerOf(path)).contains(owner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health/ready",
        "/q/metrics",
        "/webhook",
        "/work",
        "/work/other/work",
        "/webhook/gitlab",
        "/apix",
        "/jira/../q/metrics",
        "/api/%2e%2e/q",
        "//q",
        "/nothing"
      })
  void whatIsNotInTheTableIsNotReachable(String path) {
    assertThat(Routes.ownerOf(path)).isEmpty();
  }
}
