package dev.lockstep.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of the user's own, in place of the embedded one. */
public record PostgresSettings(
    String host, int port, String database, String username, @Nullable Secret password) {

  /** The same as PG_* variables, as the services read them. */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PG_HOST", host);
    variables.put("PG_PORT", Integer.toString(port));
    variables.put("PG_DATABASE", database);
    variables.put("PG_USERNAME", username);
    if (password != null) {
      variables.put("PG_PASSWORD", password.value());
    }
    return variables;
  }
}
