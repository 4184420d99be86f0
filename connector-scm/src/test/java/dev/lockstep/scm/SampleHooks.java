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

/** Webhooks as Bitbucket Cloud sends them; with recorded ones where they are at hand. */
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
