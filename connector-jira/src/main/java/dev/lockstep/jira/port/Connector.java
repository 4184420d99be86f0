package dev.lockstep.jira.port;

/** Who this service is. */
public final class Connector {

  /** CloudEvents source of everything it publishes. */
  public static final String SOURCE = "/connector-jira";

  private Connector() {}
}
