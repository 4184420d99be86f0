package dev.lockstep.testing.sample.good.github;

import dev.lockstep.testing.sample.good.wire.Answer;

/** A provider that takes what providers share. */
final class GitHub {
  String text(Answer answer) {
    return answer.text();
  }
}
