package dev.lockstep.testing.sample.bad.bitbucket;

import dev.lockstep.testing.sample.bad.github.GitHub;

/** A provider that sees another. */
final class Bitbucket {
  GitHub other() {
    return new GitHub();
  }
}
