// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Objects;

/** Says whether a store is tightly coupled to a transport (R19), and why. Immutable. */
public final class SubmitVerdict {
  private final Coupling coupling;
  private final String evidence;

  /** Says how a submitted message would leave the store. New ways can be added. */
  public enum Coupling {
    /** The store belongs to a server, which sends the message. */
    COUPLED_SERVER,
    /** A transport of the profile says that it owns the store. */
    COUPLED_TRANSPORT,
    /** Only the spooler could send, and a service has none. */
    UNCOUPLED,
    /** The provider does not say. */
    UNKNOWN
  }

  private SubmitVerdict(Coupling coupling, String evidence) {
    this.coupling = Objects.requireNonNull(coupling, "coupling");
    this.evidence = Objects.requireNonNull(evidence, "evidence");
  }

  /** Makes a verdict with its reason. */
  public static SubmitVerdict of(Coupling coupling, String evidence) {
    return new SubmitVerdict(coupling, evidence);
  }

  /** Returns the verdict. */
  public Coupling coupling() {
    return coupling;
  }

  /** Returns the reason for the verdict, in a sentence. */
  public String evidence() {
    return evidence;
  }

  /** Returns whether a message may be submitted. */
  public boolean allowed() {
    return coupling == Coupling.COUPLED_SERVER || coupling == Coupling.COUPLED_TRANSPORT;
  }

  @Override
  public String toString() {
    return coupling + ": " + evidence;
  }
}
