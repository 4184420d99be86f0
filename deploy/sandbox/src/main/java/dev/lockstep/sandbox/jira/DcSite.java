package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import java.util.Objects;
import java.util.function.Function;

/** What makes a site a Data Center one: its directory, its logins, its settings. */
final class DcSite {
  private final JiraSite issues;
  private final String uri;
  private final DcPeople people;
  private final DcTokens tokens;
  private final DcLogins logins;
  private final DcHooks hooks;
  private DcSettings settings = DcSettings.DEFAULT;

  DcSite(JiraSite issues, String uri, Function<DcSite, DcHooks> hooks) {
    this.issues = issues;
    this.uri = uri;
    this.people = new DcPeople(issues);
    this.tokens = new DcTokens(issues.clock());
    this.logins = new DcLogins(this);
    this.hooks = hooks.apply(this);
  }

  /** Sets what is given; new passwords also end every wait for a CAPTCHA. */
  void settings(Requests.DataCenterSite wanted) {
    settings = settings.with(wanted);
    if (wanted.passwords() != null) {
      logins.forgive();
      wanted.passwords().keySet().forEach(this::joins);
    }
    if (wanted.people() != null) {
      wanted.people().forEach(people::displayed);
    }
    if (wanted.tokens() != null) {
      tokens.clear();
      wanted
          .tokens()
          .forEach(
              (secret, token) -> {
                joins(token.owner());
                tokens.add(
                    secret,
                    "set",
                    token.owner(),
                    Objects.requireNonNullElse(token.expiresAt(), DcTokens.NEVER));
              });
    }
  }

  private void joins(String name) {
    if (people.named(name).isEmpty()) {
      people.displayed(name);
    }
  }

  JiraSite issues() {
    return issues;
  }

  String uri() {
    return uri;
  }

  DcPeople people() {
    return people;
  }

  DcTokens tokens() {
    return tokens;
  }

  DcLogins logins() {
    return logins;
  }

  DcHooks hooks() {
    return hooks;
  }

  DcSettings settings() {
    return settings;
  }
}
