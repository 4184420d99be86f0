package dev.lockstep.scm.github;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.contract.Person;
import dev.lockstep.scm.rest.Answers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Somebody: a user, a bot or a team that was asked; GraphQL and webhooks spell the id differently.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PersonJson(
    @JsonProperty("databaseId") @JsonAlias("id") @Nullable Long id,
    @Nullable String login,
    @Nullable String name) {

  /** Users by their login, which everybody knows them by; teams by their name. */
  static @Nullable Person person(@Nullable PersonJson json) {
    if (json == null || json.login() == null && json.name() == null) {
      return null;
    }
    if (json.login() != null) {
      return new Person(json.id() == null ? json.login() : json.id().toString(), json.login());
    }
    return new Person(
        "team:" + (json.id() == null ? json.name() : json.id()), Answers.text(json.name()));
  }
}
