package dev.lockstep.e2e.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects figures in groups, prints them as one table and writes them as JSON. */
public final class Report {
  private final Machine machine;
  private final Instant at;
  private final Map<String, List<Figure>> groups = new LinkedHashMap<>();

  /** An empty one. */
  public Report(Machine machine, Instant at) {
    this.machine = machine;
    this.at = at;
  }

  /** What it was measured on. */
  public Machine machine() {
    return machine;
  }

  /** Adds a figure to a group. */
  public void add(String group, Figure figure) {
    groups.computeIfAbsent(group, fresh -> new ArrayList<>()).add(figure);
  }

  /** For people. */
  public String table() {
    TextTable table = new TextTable();
    table.row("", "measured", "aim", "ratio", "");
    groups.forEach(
        (group, figures) -> {
          table.heading("");
          table.heading(group);
          for (Figure figure : figures) {
            table.row(
                "  " + figure.name(),
                figure.measured(),
                figure.aimText(),
                figure.ratioText(),
                figure.note());
          }
        });
    return machine + "\n\n" + table + "\n" + elsewhere();
  }

  /** Figures of others; not measured in this run. */
  private static String elsewhere() {
    TextTable table = new TextTable();
    table.heading("Measured elsewhere on such a machine, not in this run");
    table.row("  n8n", "keeps up with 5/s", "p50 60-70 ms", "saturates at 6-12/s");
    table.row("  Node-RED", "keeps up with 100/s", "p50 7-20 ms", "nothing durable");
    table.row("  hibernate/replicate-jira", "keeps up with 60/s", "", "in memory");
    return table.toString();
  }

  /** For machines. */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("at", at.toString());
    root.set("machine", mapper.valueToTree(machine));
    ArrayNode figures = root.putArray("figures");
    groups.forEach(
        (group, members) ->
            members.forEach(
                figure -> {
                  ObjectNode json = figures.addObject();
                  json.put("group", group).put("name", figure.name());
                  json.put("value", figure.value()).put("unit", figure.unit());
                  Figure.Aim aim = figure.aim();
                  if (aim != null) {
                    json.put(aim.atMost() ? "aimAtMost" : "aimAtLeast", aim.value());
                    json.put("met", !figure.isMissed());
                    if (!Double.isNaN(figure.ratio())) {
                      json.put("ratio", figure.ratio());
                    }
                  }
                  if (!figure.note().isEmpty()) {
                    json.put("note", figure.note());
                  }
                }));
    Files.createDirectories(file.toAbsolutePath().getParent());
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }
}
