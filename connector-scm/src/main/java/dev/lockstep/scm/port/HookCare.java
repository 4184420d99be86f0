package dev.lockstep.scm.port;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Keeps an owner's webhooks registered at its code host. */
public interface HookCare {

  /** Who knows: as {@link CodeHost#source()}. */
  String source();

  /**
   * Brings the host to deliver to this address: registers what is missing, mends what is turned off
   * or differs, leaves other people's webhooks alone, and has deliveries repeated that failed,
   * where the host can. Doing it again changes nothing.
   *
   * @param address where this owner's webhooks are to arrive
   * @return what there is now, for people: one line for each thing worth knowing
   */
  Uni<Report> care(URI address);

  /**
   * What was found and done.
   *
   * @param wellKept whether everything is delivered as wanted
   * @param lines for people, for example {@code "acme/shop: webhook registered"}
   * @param repeated how many failed deliveries were asked for again
   */
  record Report(boolean wellKept, List<String> lines, int repeated) {}
}
