package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code multipart/form-data} body apart. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type:[ \\t]*([^\\r\\n]+)");

  /** One part. */
  record Part(String name, String filename, String contentType, byte[] content) {}

  private Multipart() {}

  static List<Part> parts(Call call) {
    Matcher boundary = BOUNDARY.matcher(call.header("Content-Type").orElse(""));
    List<Part> parts = new ArrayList<>();
    if (!boundary.find()) {
      return parts;
    }
    byte[] body = call.body();
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    int at = indexOf(body, mark, 0);
    while (at >= 0) {
      int start = at + mark.length + 2;
      int end = indexOf(body, mark, start);
      if (end < 0) {
        break;
      }
      int head = indexOf(body, new byte[] {'\r', '\n', '\r', '\n'}, start);
      if (head >= 0 && head < end) {
        String headers = new String(body, start, head - start, StandardCharsets.UTF_8);
        parts.add(part(headers, Arrays.copyOfRange(body, head + 4, end - 2)));
      }
      at = end;
    }
    return parts;
  }

  private static Part part(String headers, byte[] content) {
    return new Part(
        group(NAME, headers, ""),
        group(FILENAME, headers, "file"),
        group(TYPE, headers, "application/octet-stream").trim(),
        content);
  }

  private static String group(Pattern pattern, String headers, String otherwise) {
    Matcher matcher = pattern.matcher(headers);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int at = from; at <= body.length - wanted.length; at++) {
      if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
