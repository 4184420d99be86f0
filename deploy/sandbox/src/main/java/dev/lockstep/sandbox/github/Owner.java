package dev.lockstep.sandbox.github;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An organisation or a user with repositories; names are found whatever their case. */
final class Owner {
  private final String login;
  private final long id;
  private final boolean user;
  private final Map<String, Repo> repositories = new LinkedHashMap<>();
  private final Map<String, Repo> former = new HashMap<>();

  Owner(String login, long id, boolean user) {
    this.login = login;
    this.id = id;
    this.user = user;
  }

  String login() {
    return login;
  }

  long id() {
    return id;
  }

  boolean user() {
    return user;
  }

  /** In the order of their creation. */
  Collection<Repo> repositories() {
    return repositories.values();
  }

  /** Also by a name it had before. */
  Optional<Repo> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(repositories.get(lower))
        .or(() -> Optional.ofNullable(former.get(lower)));
  }

  void add(Repo repository) {
    repositories.put(repository.name().toLowerCase(Locale.ROOT), repository);
  }

  void remove(Repo repository) {
    repositories.values().remove(repository);
    former.values().remove(repository);
  }

  /** It goes to somebody else, and is still found here. */
  void transfer(Repo repository, Owner to) {
    repositories.values().remove(repository);
    former.put(repository.name().toLowerCase(Locale.ROOT), repository);
    repository.transfer(to);
    to.add(repository);
  }

  void rename(Repo repository, String to) {
    Map<String, Repo> all = new LinkedHashMap<>();
    repositories.forEach(
        (name, one) -> all.put(one.equals(repository) ? to.toLowerCase(Locale.ROOT) : name, one));
    former.put(repository.name().toLowerCase(Locale.ROOT), repository);
    repositories.clear();
    repositories.putAll(all);
    repository.rename(to);
  }
}
