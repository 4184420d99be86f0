package dev.lockstep.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * How to connect to the database, embedded or not.
 *
 * @param password never printed
 */
public record Database(String host, int port, String name, String user, String password) {

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
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("socketTimeout", "2");
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), properties)) {
      return connection.isValid(2);
    } catch (SQLException down) {
      return false;
    }
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + name;
  }
}
