package dev.lockstep.sandbox.jira;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The directory of a Data Center site: a person there has a name and a key, no account id. */
final class DcPeople {
  private static final int FIRST_KEY = 10_100;

  /** Somebody, as the directory knows them. */
  record User(String key, String name, Person person) {
    boolean matches(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return name.startsWith(lower)
          || person.email().startsWith(lower)
          || person.displayName().toLowerCase(Locale.ROOT).contains(lower);
    }
  }

  private final JiraSite site;
  private final Map<String, User> byAccount = new LinkedHashMap<>();

  DcPeople(JiraSite site) {
    this.site = site;
  }

  /** The entry of a person; made when there is none. */
  User of(Person person) {
    return byAccount.computeIfAbsent(
        person.accountId(),
        fresh ->
            new User(
                "JIRAUSER" + (FIRST_KEY + byAccount.size()),
                person.displayName().toLowerCase(Locale.ROOT).replace(' ', '.'),
                person));
  }

  User displayed(String displayName) {
    return of(site.person(displayName));
  }

  /** The key of the account with this id, as the model writes it into histories. */
  Optional<User> account(String accountId) {
    return find(user -> user.person().accountId().equals(accountId));
  }

  Optional<User> named(String name) {
    return find(user -> user.name().equalsIgnoreCase(name));
  }

  Optional<User> keyed(String key) {
    return find(user -> user.key().equals(key));
  }

  /** Everybody whose name, address or display name fits; a dot is everybody. */
  List<User> matching(String text) {
    return all().stream().filter(user -> ".".equals(text) || user.matches(text)).toList();
  }

  private Optional<User> find(Predicate<User> wanted) {
    return all().stream().filter(wanted).findFirst();
  }

  private List<User> all() {
    List.copyOf(site.people().all()).forEach(this::of);
    return List.copyOf(byAccount.values());
  }
}
