package dev.lockstep.jira.collect;

import dev.lockstep.contract.DirectoryEntry.Kind;
import dev.lockstep.jira.port.Directory.Named;
import dev.lockstep.settings.HierarchyType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy of issue types that is harvested, as the settings say it. A type outside of it is
 * mapped to one that stands for all of them.
 */
record TypeHierarchy(List<HierarchyType> types, URI base) {

  static final String UNKNOWN = "-1";
  private static final String UNKNOWN_NAME = "Error-Type Not Known";

  /** What a site names, its issue types with their place in the hierarchy. */
  List<Named> over(List<Named> named) {
    if (types.isEmpty()) {
      return named;
    }
    Map<String, HierarchyType> byId =
        types.stream()
            .collect(Collectors.toMap(HierarchyType::id, Function.identity(), (a, b) -> a));
    List<Named> all = new ArrayList<>();
    for (Named one : named) {
      all.add(one.kind() == Kind.ISSUE_TYPE ? placed(one, byId.get(one.id())) : one);
    }
    Named unknown = new Named(Kind.ISSUE_TYPE, UNKNOWN, null, UNKNOWN_NAME, Map.of());
    all.add(placed(unknown, new HierarchyType(UNKNOWN, UNKNOWN_NAME, List.of())));
    return all;
  }

  private Named placed(Named type, @Nullable HierarchyType place) {
    Map<String, String> attributes = new TreeMap<>(type.attributes());
    attributes.put("url", base + "/issues/?jql=issuetype%20%3D%20" + type.id());
    attributes.put("mappedTo", place == null ? UNKNOWN : type.id());
    attributes.put("childTypes", place == null ? "" : String.join(",", place.childTypes()));
    return new Named(type.kind(), type.id(), type.key(), type.name(), attributes);
  }
}
