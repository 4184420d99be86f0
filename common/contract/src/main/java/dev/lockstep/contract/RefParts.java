package dev.lockstep.contract;

/**
 * The rule all references share: parts are not blank and hold no slash, so that their text form can
 * be read back.
 */
final class RefParts {

  private RefParts() {}

  static void requirePart(String name, String value) {
    if (value.isBlank() || value.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          name + " of a reference must not be blank or hold a slash: '" + value + "'");
    }
  }
}
