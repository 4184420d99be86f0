package dev.lockstep.jira;

import dev.lockstep.jira.edit.People;
import dev.lockstep.jira.port.Comments;
import dev.lockstep.jira.port.Editing;
import dev.lockstep.jira.port.Files;
import dev.lockstep.jira.port.Links;
import dev.lockstep.jira.port.NewIssues;
import dev.lockstep.jira.port.Writing;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Parts of a site that a test does not use: whoever asks them for more than a word fails. */
public final class Unused {

  public static final Writing WRITING =
      new Writing(
          part(Editing.class),
          part(NewIssues.class),
          part(Comments.class),
          part(Links.class),
          part(Files.class));

  private Unused() {}

  public static <T> T part(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == People.class) {
                return new People("accountId", Map.of());
              }
              throw new UnsupportedOperationException(method.toString());
            }));
  }
}
