package dev.lockstep.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /health}.
 *
 * @param status {@code healthy}; {@code degraded} where only a wellness check is down; {@code
 *     unhealthy} where a liveness or readiness check is
 * @param service name of the service
 * @param database {@code connected} or {@code disconnected}; absent where the service has none
 * @param checks each check, for callers with the key only
 */
@RegisterForReflection
@JsonPropertyOrder({"status", "service", "database", "checks"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthSummary(
    String status, String service, @Nullable String database, @Nullable List<Check> checks) {

  /** One check with what it tells. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Check(String name, String status, Map<String, String> data) {
    boolean isUp() {
      return status.equals("UP");
    }

    boolean isOfDatabase() {
      String words = name.toLowerCase(Locale.ROOT);
      return words.contains("postgresql") || words.contains("database");
    }
  }

  /** Whether the service can do its work. */
  boolean works() {
    return !status.equals("unhealthy");
  }

  HealthSummary withoutChecks() {
    return new HealthSummary(status, service, database, null);
  }

  /** Puts together what the two kinds of checks say. */
  static HealthSummary of(String service, List<Check> vital, List<Check> wellness) {
    boolean works = vital.stream().allMatch(Check::isUp);
    boolean well = wellness.stream().allMatch(Check::isUp);
    List<Check> all = new ArrayList<>(vital);
    all.addAll(wellness);
    List<Check> ofDatabase = all.stream().filter(Check::isOfDatabase).toList();
    String database = ofDatabase.stream().allMatch(Check::isUp) ? "connected" : "disconnected";
    return new HealthSummary(
        works ? (well ? "healthy" : "degraded") : "unhealthy",
        service,
        ofDatabase.isEmpty() ? null : database,
        List.copyOf(all));
  }

  /** The checks in a payload of SmallRye Health. */
  static List<Check> checksIn(JsonObject payload) {
    List<Check> checks = new ArrayList<>();
    for (JsonObject check : payload.getJsonArray("checks").getValuesAs(JsonObject.class)) {
      Map<String, String> data = new TreeMap<>();
      if (check.containsKey("data")) {
        check.getJsonObject("data").forEach((name, value) -> data.put(name, text(value)));
      }
      checks.add(new Check(check.getString("name"), check.getString("status"), data));
    }
    return checks;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
