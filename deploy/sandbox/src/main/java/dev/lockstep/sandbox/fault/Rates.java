package dev.lockstep.sandbox.fault;

final class Rates {
  private Rates() {}

  static void check(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, not " + rate);
    }
  }

  static void notNegative(String name, double number) {
    if (!(number >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative: " + number);
    }
  }
}
