package dev.lockstep.scm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Webhooks as Bitbucket Cloud and Data Center send them; with recorded ones where they are at hand.
 */
public final class SampleHooks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleHooks() {}

  /** Bodies about a repository: pull requests and pushes. */
  public static List<byte[]> of(String fullName) {
    List<byte[]> bodies = new ArrayList<>();
    bodies.add(
        bytes(
            """
            {"actor":{"display_name":"Dana","account_id":"557058:dana","type":"user"},
             "repository":{"full_name":"%s","name":"shop","type":"repository"},
             "pullrequest":{"id":7,"title":"ABC-1 pay","description":"See ABC-2","state":"OPEN",
               "draft":false,"updated_on":"2026-11-20T10:00:00.123456+00:00",
               "source":{"branch":{"name":"feature/abc-12"}},
               "destination":{"branch":{"name":"main"}},
               "author":{"display_name":"Dana","account_id":"557058:dana"},
               "links":{"html":{"href":"https://bitbucket.org/acme/shop/pull-requests/7"}}}}\
            """
                .formatted(fullName)));
    bodies.add(
        bytes(
            """
            {"repository":{"full_name":"%s"},
             "commit_status":{"key":"ci","name":"Tests","state":"FAILED","refname":"abc-1",
               "updated_on":"2026-11-20T10:00:00+00:00","commit":{"hash":"c0ffee"}}}\
            """
                .formatted(fullName)));
    bodies.add(
        bytes(
            """
            {"actor":{"display_name":"Dana","account_id":"557058:dana"},
             "repository":{"full_name":"%s"},
             "push":{"changes":[
               {"old":null,"new":{"type":"branch","name":"abc-1","target":{"hash":"c0ffee"}}},
               {"old":{"type":"branch","name":"abc-2","target":{"hash":"beef"}},"new":null},
               {"old":null,"new":{"type":"tag","name":"v1"}}]}}\
            """
                .formatted(fullName)));
    for (String name : List.of("pr_created", "pr_updated", "pr_fulfilled", "push")) {
      Path file =
          Path.of(
              System.getProperty("lockstep.samples", ""),
              "bitbucket/cloud-go-scm/webhooks/" + name + ".json");
      if (Files.exists(file)) {
        bodies.add(about(fullName, file));
      }
    }
    return bodies;
  }

  /** Bodies of Data Center about a repository: pull requests, pushes and the test. */
  public static List<byte[]> ofDataCenter(String project, String slug) {
    String repository = "{\"slug\":\"%s\",\"project\":{\"key\":\"%s\"}}".formatted(slug, project);
    return List.of(
        bytes("{\"test\":true}"),
        bytes(
            """
            {"eventKey":"pr:opened","actor":{"name":"dana","displayName":"Dana"},
             "pullRequest":{"id":7,"version":1,"title":"ABC-1 pay","state":"OPEN","draft":false,
               "createdDate":1795168800000,"updatedDate":1795168800123,
               "fromRef":{"id":"refs/heads/feature/abc-12","latestCommit":"c0ffee"},
               "toRef":{"id":"refs/heads/main","repository":%s},
               "author":{"user":{"name":"dana","displayName":"Dana"}},
               "reviewers":[{"user":{"name":"rob"},"status":"APPROVED"}],
               "properties":{"mergeCommit":{"id":"beef"}},"links":{"self":[null]}}}\
            """
                .formatted(repository)),
        bytes(
            """
            {"eventKey":"repo:refs_changed","date":"2026-11-20T10:00:00+0000",
             "actor":{"name":"dana"},"repository":%s,
             "commits":[{"id":"beef","message":"ABC-2","author":{"name":"dana"}}],
             "changes":[
               {"ref":{"id":"refs/heads/abc-1","displayId":"abc-1","type":"BRANCH"},
                "toHash":"beef","type":"ADD"},
               {"ref":{"id":"refs/tags/v1","displayId":"v1","type":"TAG"},"type":"ADD"}]}\
            """
                .formatted(repository)));
  }

  private static byte[] about(String fullName, Path file) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(file.toFile());
      ((ObjectNode) body.path("repository")).put("full_name", fullName);
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
