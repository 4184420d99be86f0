package dev.lockstep.local.database;

import dev.lockstep.local.process.StartFailed;
import dev.lockstep.settings.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How to connect to the database, embedded or not.
 *
 * @param password never printed
 */
public record Database(String host, int port, String name, String user, String password) {
  /** The first with everything the statements of the services use. */
  private static final int OLDEST_VERSION = 15;

  /** The one of the settings. */
  public static Database of(PostgresSettings settings) {
    return new Database(
        settings.host(),
        settings.port(),
        settings.database(),
        settings.username(),
        settings.password() == null ? "" : settings.password().value());
  }

  /** As the services read it. */
  public Map<String, String> environment() {
    return Map.of(
        "PG_HOST", host,
        "PG_PORT", Integer.toString(port),
        "PG_DATABASE", name,
        "PG_USERNAME", user,
        "PG_PASSWORD", password);
  }

  /** As JDBC takes it, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  /** Whether it answers within two seconds. */
  public boolean answers() {
    try (Connection connection = connect(2)) {
      return connection.isValid(2);
    } catch (SQLException down) {
      return false;
    }
  }

  /**
   * Sees that a server somebody else runs can be used.
   *
   * @throws StartFailed when it cannot be reached, refuses the user, is too old, or gives the user
   *     no right to make schemas; says which
   */
  public void requireUsable() throws StartFailed {
    try (Connection connection = connect(10);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select current_setting('server_version_num')::int, current_setting('server_version'),"
                    + " has_database_privilege(current_database(), 'create')")) {
      found.next();
      if (found.getInt(1) < OLDEST_VERSION * 10_000) {
        throw new StartFailed(
            "PostgreSQL at %s:%d is version %s; Lockstep needs %d or newer."
                .formatted(host, port, found.getString(2), OLDEST_VERSION));
      }
      if (!found.getBoolean(3)) {
        throw new StartFailed(
            "PostgreSQL at %s:%d: user %s may not make schemas in database %s. Its owner can allow it: grant create on database %s to %s;"
                .formatted(host, port, user, name, name, user));
      }
    } catch (SQLException refused) {
      throw new StartFailed(
          "PostgreSQL at %s:%d cannot be used as %s, database %s: %s. It is set by PG_HOST, PG_PORT, PG_DATABASE, PG_USERNAME, PG_PASSWORD or DATABASE_URL; without them the embedded one is used."
              .formatted(host, port, user, name, withoutStop(refused.getMessage())));
    }
  }

  private static String withoutStop(@Nullable String message) {
    return message == null ? "no reason given" : message.strip().replaceAll("\\.$", "");
  }

  private Connection connect(int seconds) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Integer.toString(seconds));
    properties.setProperty("loginTimeout", Integer.toString(seconds));
    properties.setProperty("socketTimeout", Integer.toString(seconds));
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + name;
  }
}
