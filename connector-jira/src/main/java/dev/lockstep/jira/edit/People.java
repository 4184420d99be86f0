package dev.lockstep.jira.edit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of people that were named by e-mail.
 *
 * @param member by which a value names an account
 * @param byEmail accounts; an address without one is not in it
 */
public record People(String member, Map<String, String> byEmail) {

  public People {
    byEmail = Map.copyOf(byEmail);
  }

  /** Whether a person is named by e-mail, not by account. */
  public static boolean isEmail(String name) {
    return name.indexOf('@') > 0;
  }

  /** The account; absent when nobody visible has this address. */
  @Nullable String account(String name) {
    return isEmail(name) ? byEmail.get(name) : name;
  }
}
