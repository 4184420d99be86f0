package dev.lockstep.scm.azuredevops;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a team can do in a sprint: hours per day, in all and by person, and days off. */
final class Capacity {

  private Capacity() {}

  static Map<String, String> attributes(CapacityJson json) {
    Map<String, String> attributes = new TreeMap<>();
    double all = 0;
    for (MemberCapacityJson member : PullRequestPages.present(json.teamMembers())) {
      IdentityJson who = member.teamMember();
      double hours =
          member.activities() == null
              ? 0
              : PullRequestPages.present(member.activities()).stream()
                  .mapToDouble(one -> one.capacityPerDay() == null ? 0 : one.capacityPerDay())
                  .sum();
      all += hours;
      if (who != null && who.id() != null) {
        attributes.put("capacity." + who.id(), hours(hours));
        List<String> off =
            member.daysOff() == null
                ? List.of()
                : PullRequestPages.present(member.daysOff()).stream()
                    .map(days -> days.start() + "/" + days.end())
                    .toList();
        if (!off.isEmpty()) {
          attributes.put("daysOff." + who.id(), String.join(", ", off));
        }
      }
    }
    attributes.put("capacityPerDay", hours(all));
    return attributes;
  }

  private static String hours(double hours) {
    return String.format(Locale.ROOT, "%.1f", hours);
  }
}
