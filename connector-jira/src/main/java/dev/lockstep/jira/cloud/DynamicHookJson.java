package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhooks of an OAuth client. */
@RegisterForReflection
final class DynamicHookJson {

  private DynamicHookJson() {}

  record Page(@Nullable List<Hook> values, @Nullable Boolean isLast) {}

  /**
   * One of them.
   *
   * @param expirationDate described as a number of milliseconds, and shown as a text with a zone
   */
  record Hook(
      long id,
      @Nullable String url,
      @Nullable List<String> events,
      @Nullable String jqlFilter,
      @Nullable JsonNode expirationDate) {}

  record Registration(String url, List<Details> webhooks) {}

  record Details(List<String> events, String jqlFilter) {}

  record Outcome(@Nullable List<Result> webhookRegistrationResult) {}

  record Result(@Nullable Long createdWebhookId, @Nullable List<String> errors) {}

  record Ids(List<Long> webhookIds) {}

  record Refreshed(@Nullable JsonNode expirationDate) {}
}
