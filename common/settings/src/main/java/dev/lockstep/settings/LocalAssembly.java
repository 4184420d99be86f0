package dev.lockstep.settings;

import static dev.lockstep.settings.SettingsTable.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds what concerns the machine Lockstep runs on: its database and its ports. */
final class LocalAssembly {
  private static final int MANAGEMENT = 1000;
  private static final String DEFAULT_NAME = "lockstep";

  private final Said said;

  LocalAssembly(Said said) {
    this.said = said;
  }

  @Nullable PostgresSettings postgres() {
    PostgresUrl url = said.get(DATABASE_URL);
    String host = said.get(PG_HOST);
    Integer port = said.get(PG_PORT);
    String database = said.get(PG_DATABASE);
    String username = said.get(PG_USERNAME);
    Secret password = said.get(PG_PASSWORD);
    if (url == null) {
      if (said.where(DATABASE_URL) != null) {
        return null;
      }
      String trigger =
          said.firstSaid(List.of(PG_HOST, PG_PORT, PG_DATABASE, PG_USERNAME, PG_PASSWORD));
      if (trigger == null || said.require(PG_HOST, trigger) == null) {
        return null;
      }
    } else {
      agree(PG_HOST, host, url.host());
      agree(PG_PORT, port, url.port());
      agree(PG_DATABASE, database, url.database());
      agree(PG_USERNAME, username, url.username());
      agree(PG_PASSWORD, password, url.password());
    }
    return new PostgresSettings(
        url != null ? url.host() : Objects.requireNonNull(host),
        url != null ? url.port() : port != null ? port : PostgresUrl.DEFAULT_PORT,
        url != null ? url.database() : database != null ? database : DEFAULT_NAME,
        url != null && url.username() != null
            ? url.username()
            : username != null ? username : DEFAULT_NAME,
        url != null && url.password() != null ? url.password() : password);
  }

  private <T> void agree(Setting<T> part, @Nullable T single, @Nullable T inUrl) {
    if (single != null && inUrl != null && !single.equals(inUrl)) {
      said.complain(
          new Mistake(
              said.where(part) + " and " + said.where(DATABASE_URL),
              "values that differ"
                  + (part.secret() ? " (not shown)" : ": '" + single + "' and '" + inUrl + "'"),
              "the same value, as both mean " + part.name()));
    }
  }

  LockstepSettings lockstep() {
    LockstepSettings lockstep =
        new LockstepSettings(
            said.getOrFallback(HOST),
            said.getOrFallback(PORT),
            said.getOrFallback(DATA),
            said.get(API_KEY),
            said.get(PUBLIC_URL),
            said.getOrFallback(LOG),
            said.get(TRACES),
            new LockstepSettings.Ports(
                said.getOrFallback(HARVEST_API_PORT),
                said.getOrFallback(CONNECTOR_JIRA_PORT),
                said.getOrFallback(CONNECTOR_SCM_PORT),
                said.getOrFallback(SYNC_ENGINE_PORT),
                said.getOrFallback(NOTIFIER_PORT),
                said.getOrFallback(POSTGRES_PORT),
                said.getOrFallback(KAFKA_PORT),
                said.getOrFallback(SANDBOX_PORT)),
            new LockstepSettings.Hosts(
                said.getOrFallback(HARVEST_API_HOST),
                said.getOrFallback(CONNECTOR_JIRA_HOST),
                said.getOrFallback(CONNECTOR_SCM_HOST),
                said.getOrFallback(SYNC_ENGINE_HOST),
                said.getOrFallback(NOTIFIER_HOST)));
    complainOfClashes();
    return lockstep;
  }

  private void complainOfClashes() {
    Map<Integer, List<String>> users = new LinkedHashMap<>();
    for (Setting<Integer> setting : OTHER_PORTS) {
      use(users, said.getOrFallback(setting), spoken(setting));
    }
    for (Setting<Integer> setting : SERVICE_PORTS) {
      int port = said.getOrFallback(setting);
      use(users, port, spoken(setting));
      use(
          users,
          port + MANAGEMENT,
          spoken(setting) + " (its management port, + " + MANAGEMENT + ")");
    }
    users.forEach(
        (port, names) -> {
          if (names.size() > 1) {
            said.complain(
                new Mistake(
                    String.join(" and ", names), "port " + port + " twice", "a port for each"));
          }
        });
  }

  private static void use(Map<Integer, List<String>> users, int port, String name) {
    users.computeIfAbsent(port, unused -> new ArrayList<>()).add(name);
  }

  private String spoken(Setting<?> setting) {
    String where = said.where(setting);
    return where == null ? setting.variables().get(0) : where;
  }
}
