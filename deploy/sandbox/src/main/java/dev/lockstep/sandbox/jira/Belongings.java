package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What hangs on the issues of a site without being a field: files, remote links, properties. */
final class Belongings {
  private final Map<Long, Attachment> attachments = new LinkedHashMap<>();
  private final Map<Long, List<Attachment>> attachmentsOf = new HashMap<>();
  private final Map<Long, List<RemoteLink>> remoteLinks = new HashMap<>();
  private final Map<Long, Map<String, JsonNode>> properties = new HashMap<>();

  List<Attachment> attachments(long issueId) {
    return attachmentsOf.getOrDefault(issueId, List.of());
  }

  Optional<Attachment> attachment(String id) {
    return attachments.values().stream()
        .filter(one -> Long.toString(one.id()).equals(id))
        .findFirst();
  }

  void add(Attachment attachment) {
    attachments.put(attachment.id(), attachment);
    attachmentsOf.computeIfAbsent(attachment.issueId(), none -> new ArrayList<>()).add(attachment);
  }

  void remove(Attachment attachment) {
    attachments.remove(attachment.id());
    attachmentsOf
        .getOrDefault(attachment.issueId(), new ArrayList<>())
        .removeIf(one -> one.id() == attachment.id());
  }

  List<RemoteLink> remoteLinks(long issueId) {
    return remoteLinks.getOrDefault(issueId, List.of());
  }

  Optional<RemoteLink> remoteLink(long issueId, String globalId) {
    return remoteLinks(issueId).stream()
        .filter(link -> link.globalId().equals(globalId))
        .findFirst();
  }

  /** Adds a remote link, or puts it in the place of the one with the same id. */
  void put(long issueId, RemoteLink link) {
    List<RemoteLink> all = remoteLinks.computeIfAbsent(issueId, none -> new ArrayList<>());
    all.replaceAll(one -> one.id() == link.id() ? link : one);
    if (all.stream().noneMatch(one -> one.id() == link.id())) {
      all.add(link);
    }
  }

  void remove(long issueId, RemoteLink link) {
    remoteLinks.getOrDefault(issueId, new ArrayList<>()).remove(link);
  }

  Map<String, JsonNode> properties(long issueId) {
    return properties.getOrDefault(issueId, Map.of());
  }

  /** Whether there was none of this key before. */
  boolean putProperty(long issueId, String key, JsonNode value) {
    return properties.computeIfAbsent(issueId, none -> new LinkedHashMap<>()).put(key, value)
        == null;
  }

  boolean removeProperty(long issueId, String key) {
    return properties.getOrDefault(issueId, new LinkedHashMap<>()).remove(key) != null;
  }

  /** The issue is gone. */
  void forget(long issueId) {
    List<Attachment> gone = attachmentsOf.remove(issueId);
    if (gone != null) {
      gone.forEach(one -> attachments.remove(one.id()));
    }
    remoteLinks.remove(issueId);
    properties.remove(issueId);
  }
}
