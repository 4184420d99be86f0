package dev.lockstep.jira.transition;

import dev.lockstep.jira.edit.FieldMeta;
import java.util.Map;
import java.util.Set;

/**
 * A transition that Jira offers for an item now.
 *
 * @param id Jira's id, valid for this item in its present status only
 * @param name for people
 * @param to the status it leads to
 * @param available false when Jira lists it but will not do it
 * @param screen whether a screen belongs to it, which may demand fields
 * @param missing fields it demands and Jira does not fill
 * @param fields what its screen takes, by id
 */
public record Offered(
    String id,
    String name,
    String to,
    boolean available,
    boolean screen,
    Set<String> missing,
    Map<String, FieldMeta> fields) {

  public Offered {
    missing = Set.copyOf(missing);
    fields = Map.copyOf(fields);
  }

  /** One whose screen, if any, was not told. */
  public static Offered plain(String id, String name, String to) {
    return new Offered(id, name, to, true, false, Set.of(), Map.of());
  }
}
