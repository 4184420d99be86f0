package dev.lockstep.sandbox.jira;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody who ever did something on a site. */
final class People {
  private final Map<String, Person> byId = new LinkedHashMap<>();

  Person seen(Person person) {
    byId.merge(person.accountId(), person, People::better);
    return person;
  }

  /** The account with an address of its own wins over the one that was only named. */
  private static Person better(Person known, Person seen) {
    return known.emailVisible() ? known : seen;
  }

  Optional<Person> find(String accountId) {
    return Optional.ofNullable(byId.get(accountId));
  }

  Collection<Person> all() {
    return byId.values();
  }
}
