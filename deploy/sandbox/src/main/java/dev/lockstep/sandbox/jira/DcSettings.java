package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.control.Requests;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be set about a Data Center site besides what any site has.
 *
 * @param version the major version
 * @param passwords user name to password; empty accepts any pair
 */
record DcSettings(int version, Map<String, String> passwords) {
  static final DcSettings DEFAULT = new DcSettings(10, Map.of());
  private static final int OLDEST = 9;
  private static final int NEWEST = 11;
  private static final int NEW_WEBHOOKS = 10;
  private static final int NO_BASIC = 11;

  DcSettings {
    if (version < OLDEST || version > NEWEST) {
      throw new IllegalArgumentException("version must be from 9 to 11, not " + version);
    }
    passwords = Map.copyOf(passwords);
  }

  DcSettings with(Requests.DataCenterSite wanted) {
    return new DcSettings(or(wanted.version(), version), or(wanted.passwords(), passwords));
  }

  private static <T> T or(@Nullable T wanted, T present) {
    return Objects.requireNonNullElse(wanted, present);
  }

  /** Since 10: asynchronous webhooks at another address, with other variables in their URLs. */
  boolean newWebhooks() {
    return version >= NEW_WEBHOOKS;
  }

  /** Since 11 passwords are refused unless an administrator allows them again. */
  boolean basic() {
    return version < NO_BASIC;
  }

  /** Such as {@code 10.3.2}. */
  String fullVersion() {
    return version + ".3.2";
  }
}
