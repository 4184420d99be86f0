package dev.lockstep.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Makes bodies of requests as nobody should send them, out of good ones: other structure, other
 * types, numbers out of every range, deep nesting, broken encodings, cut ends. The same random
 * numbers make the same body.
 */
public final class SpoiledBodies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> ODD_NUMBERS =
      List.of(
          "0",
          "-1",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e400",
          "-1e-400",
          "1e999999999",
          "0.5",
          "1".repeat(900),
          "1".repeat(5_000));

  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\ud800",
          "half of a pair: \udc00 and on",
          "\uffff\ufeff\u202e",
          "/",
          "a/b/c",
          "../..",
          "-1",
          "99999999999999999999",
          "NaN",
          "9999-12-31T23:59:59Z",
          "+999999999-12-31T23:59:59.999999999+18:00",
          "-999999999-01-01T00:00:00-18:00",
          "2026-13-45T99:99:99Z",
          "A-1 ".repeat(2_000),
          "x".repeat(70_000));

  private final List<byte[]> originals;
  private final List<BiFunction<byte[], Random, byte[]>> ways =
      List.of(
          SpoiledBodies::otherTree,
          SpoiledBodies::otherTree,
          SpoiledBodies::otherTree,
          SpoiledBodies::otherTree,
          SpoiledBodies::oddNumber,
          SpoiledBodies::otherBytes,
          SpoiledBodies::cut,
          SpoiledBodies::nested,
          SpoiledBodies::doubledMember,
          SpoiledBodies::otherEncoding,
          SpoiledBodies::nothingLikeIt);

  /**
   * @param originals good bodies, each a JSON object
   */
  public SpoiledBodies(List<byte[]> originals) {
    this.originals = originals.stream().map(byte[]::clone).toList();
  }

  /** One body; now and then a good one. */
  public byte[] next(Random random) {
    byte[] original = pick(originals, random);
    return random.nextInt(20) == 0
        ? original.clone()
        : pick(ways, random).apply(original.clone(), random);
  }

  private static byte[] otherTree(byte[] body, Random random) {
    try {
      JsonNode root = JSON.readTree(body);
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        List<ContainerNode<?>> places = places(root);
        // What is read lies near the top, so that is changed more often.
        int near = Math.min(random.nextInt(places.size()), random.nextInt(places.size()));
        change(places.get(near), random);
      }
      return escaped(JSON.writeValueAsString(root));
    } catch (IOException e) {
      throw new IllegalArgumentException("an original must be JSON", e);
    }
  }

  /** Every object and array, those near the top first. */
  private static List<ContainerNode<?>> places(JsonNode root) {
    List<ContainerNode<?>> places = new ArrayList<>(List.of((ContainerNode<?>) root));
    for (int next = 0; next < places.size(); next++) {
      for (JsonNode child : places.get(next)) {
        if (child instanceof ContainerNode<?> container) {
          places.add(container);
        }
      }
    }
    return places;
  }

  private static void change(ContainerNode<?> place, Random random) {
    if (place instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() ? "id" : pick(names, random);
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(pick(ODD_TEXTS, random), object.remove(name));
        default -> object.set(name, odd(random));
      }
    } else if (place instanceof ArrayNode array) {
      switch (random.nextInt(3)) {
        case 0 -> array.removeAll();
        case 1 -> array.add(odd(random));
        default -> array.insert(0, odd(random));
      }
    }
  }

  private static JsonNode odd(Random random) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> NODES.nullNode();
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.objectNode();
      case 5 -> NODES.arrayNode();
      case 6 -> NODES.arrayNode().add(NODES.nullNode()).add(NODES.objectNode()).add(1);
      default -> NODES.textNode(pick(ODD_TEXTS, random));
    };
  }

  /** With surrogates escaped, as halves of pairs have no bytes in UTF-8. */
  private static byte[] escaped(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (char c : json.toCharArray()) {
      if (Character.isSurrogate(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A number, or what stands between quotes, becomes a number as no type holds it. */
  private static byte[] oddNumber(byte[] body, Random random) {
    String text = text(body);
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("(?<=[:,\\[])", -1)));
    int at = random.nextInt(parts.size());
    String part = parts.get(at);
    int end = part.isEmpty() ? 0 : part.length() - 1;
    parts.set(at, pick(ODD_NUMBERS, random) + part.substring(end));
    return String.join("", parts).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] otherBytes(byte[] body, Random random) {
    for (int times = 1 + random.nextInt(8); times > 0; times--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }
    return body;
  }

  private static byte[] cut(byte[] body, Random random) {
    int from = random.nextInt(4) == 0 ? random.nextInt(body.length) : 0;
    return Arrays.copyOfRange(body, from, from + random.nextInt(body.length - from + 1));
  }

  /** A member as deep as bodies can be long, closed or not. */
  private static byte[] nested(byte[] body, Random random) {
    int depth = 1 << (4 + random.nextInt(13));
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    String close = open.equals("[") ? "]" : "}";
    String deep =
        open.repeat(depth) + "0" + (random.nextInt(4) == 0 ? "" : close.repeat(depth)) + ",";
    String text = text(body);
    List<String> names = List.of("deep", "issue", "pullrequest", "repository", "push", "timestamp");
    return text.replaceFirst("\\{", "{\"" + pick(names, random) + "\":" + deep)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] doubledMember(byte[] body, Random random) {
    String text = text(body);
    String inside = text.substring(text.indexOf('{') + 1, text.lastIndexOf('}'));
    return ("{" + inside + "," + inside + (random.nextBoolean() ? "" : ",") + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] otherEncoding(byte[] body, Random random) {
    List<Charset> charsets =
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"));
    return text(body).replace("e", "\u00e9").getBytes(pick(charsets, random));
  }

  private static byte[] nothingLikeIt(byte[] body, Random random) {
    List<String> bodies =
        List.of("", " ", "null", "[]", "{}", "1", "\"\"", "true", "<xml/>", "a=b&c=d", "}{");
    if (random.nextBoolean()) {
      return pick(bodies, random).getBytes(StandardCharsets.UTF_8);
    }
    byte[] noise = new byte[random.nextInt(2_000)];
    random.nextBytes(noise);
    return noise;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
