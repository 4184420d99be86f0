package dev.lockstep.jira.adf;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a text carries: {@code strong}, {@code code}, {@code link}.
 *
 * @param attributes the member {@code attrs}, for example {@code href}
 * @param others further members, and those not of their form, as on {@link AdfNode}
 */
public record AdfMark(
    String type, Map<String, @Nullable Object> attributes, Map<String, @Nullable Object> others) {

  static final AdfMark STRONG = of("strong");
  static final AdfMark EM = of("em");
  static final AdfMark STRIKE = of("strike");
  static final AdfMark CODE = of("code");

  public AdfMark {
    attributes = AdfNode.kept(attributes);
    others = AdfNode.kept(others);
  }

  static AdfMark of(String type) {
    return new AdfMark(type, Map.of(), Map.of());
  }

  static AdfMark link(String href) {
    return new AdfMark("link", Map.of("href", href), Map.of());
  }

  static AdfMark link(String href, @Nullable String title) {
    return title == null || title.isBlank()
        ? link(href)
        : new AdfMark("link", Map.of("href", href, "title", title), Map.of());
  }

  boolean is(String otherType) {
    return type.equals(otherType);
  }

  /** Where a link leads, empty when it says nothing. */
  String href() {
    return AdfNode.scalar(attributes.get("href"));
  }
}
