package dev.lockstep.settings;

import java.util.List;

/**
 * An issue type in the hierarchy that is harvested.
 *
 * @param id the site's id of the type
 * @param name its name
 * @param childTypes ids of the types below it
 */
public record HierarchyType(String id, String name, List<String> childTypes) {

  public HierarchyType {
    childTypes = List.copyOf(childTypes);
  }
}
