package dev.lockstep.testing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calls that a REST client's interface can make, each as method and path template. */
public final class ClientEndpoints {

  private ClientEndpoints() {}

  /**
   * Those that nobody called.
   *
   * @param base path before the client's own, without a trailing slash
   */
  public static Set<String> notCalled(Class<?> client, String base, List<Exchange> exchanges) {
    return Arrays.stream(client.getMethods())
        .filter(method -> !method.isSynthetic())
        .map(method -> verb(method) + " " + base + template(client, method))
        .filter(endpoint -> exchanges.stream().noneMatch(one -> is(one, endpoint)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the exchange is a call of this method and path template. */
  public static boolean is(Exchange exchange, String endpoint) {
    String form =
        Arrays.stream(endpoint.split("(?=\\{)|(?<=})"))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining());
    return (exchange.method() + " " + exchange.uri().getRawPath()).matches(form);
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(verb -> Optional.ofNullable(verb).stream())
        .map(HttpMethod::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError(method + " names no HTTP method"));
  }

  private static String template(Class<?> client, Method method) {
    String path = ("/" + path(client) + "/" + path(method)).replaceAll("/+", "/");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }
}
