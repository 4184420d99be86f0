package dev.lockstep.e2e.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param value the number
 * @param unit of the number
 * @param aim what it should be, absent where nothing was promised
 * @param note how to read it
 */
public record Figure(String name, double value, String unit, @Nullable Aim aim, String note) {

  /**
   * @param value the border
   * @param atMost whether the figure should stay below it rather than reach it
   */
  public record Aim(double value, boolean atMost) {
    String text(String unit) {
      return (atMost ? "<= " : ">= ") + number(value) + " " + unit;
    }
  }

  /** A number without an aim. */
  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null, "");
  }

  /** It should not exceed this. */
  public Figure atMost(double border) {
    return new Figure(name, value, unit, new Aim(border, true), note);
  }

  /** It should reach this. */
  public Figure atLeast(double border) {
    return new Figure(name, value, unit, new Aim(border, false), note);
  }

  /** With a remark. */
  public Figure noting(String remark) {
    return new Figure(name, value, unit, aim, remark);
  }

  /** Measured divided by aimed at; not a number without an aim, or where the aim is 0. */
  public double ratio() {
    return aim == null || aim.value() == 0 ? Double.NaN : value / aim.value();
  }

  boolean isMissed() {
    return aim != null && !(aim.atMost() ? value <= aim.value() : value >= aim.value());
  }

  String measured() {
    return number(value) + " " + unit;
  }

  String aimText() {
    return aim == null ? "" : aim.text(unit);
  }

  String ratioText() {
    if (aim == null) {
      return "";
    }
    String ratio = Double.isNaN(ratio()) ? "" : String.format(Locale.ROOT, "%.2f ", ratio());
    return ratio + (isMissed() ? "MISSED" : "met");
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    String pattern =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
