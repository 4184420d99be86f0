package dev.lockstep.testing.sample.good.mapping;

import jakarta.inject.Provider;

/** A decision that uses the library it may. */
final class Words {
  String text(Provider<String> library) {
    return library.get();
  }
}
