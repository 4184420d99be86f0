package dev.lockstep.settings;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a DATABASE_URL. The schemes {@code postgresql}, {@code postgres}, {@code
 * jdbc:postgresql} and those of Python drivers ({@code postgresql+psycopg2}) are PostgreSQL; any
 * other database is refused.
 */
record PostgresUrl(
    String host, int port, String database, @Nullable String username, @Nullable Secret password) {
  static final int DEFAULT_PORT = 5432;

  static @Nullable PostgresUrl parse(String text) {
    String bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    if (!bare.matches("(postgres|postgresql)(\\+\\w+)?://.+")) {
      return null;
    }
    try {
      URI uri = new URI(bare);
      String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
      if (uri.getHost() == null || path.isEmpty() || path.contains("/")) {
        return null;
      }
      String[] user = uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
      return new PostgresUrl(
          uri.getHost(),
          uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
          path,
          user.length > 0 && !user[0].isEmpty() ? user[0] : null,
          user.length > 1 && !user[1].isBlank() ? new Secret(user[1]) : null);
    } catch (URISyntaxException notAUri) {
      return null;
    }
  }

  /** What may be shown of such a text: its scheme, as the rest may hold a password. */
  static String shown(String text) {
    int colon = text.indexOf("://");
    return colon < 0 ? "a text that is not a URL" : text.substring(0, colon) + "://...";
  }
}
