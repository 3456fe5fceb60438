// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

/**
 * Whether a store is tightly coupled to a transport (R19).
 *
 * @param coupling the verdict
 * @param evidence what it rests on, in a sentence
 */
public record SubmitVerdict(Coupling coupling, String evidence) {
  /** How a submitted message would leave the store. */
  public enum Coupling {
    /** The store belongs to a server, which sends. */
    COUPLED_SERVER,
    /** A transport of the profile says that it owns the store. */
    COUPLED_TRANSPORT,
    /** Only the spooler could send, and a service has none. */
    UNCOUPLED,
    /** The provider does not say. */
    UNKNOWN
  }

  /** Whether submission is let through. */
  public boolean allowed() {
    return coupling == Coupling.COUPLED_SERVER || coupling == Coupling.COUPLED_TRANSPORT;
  }
}
