// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.Optional;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.mapiosgi.model.session.OpenObjects;

/**
 * Describes a step of a MAPI thread that may never return.
 *
 * @param session the session of the step; empty if there is none
 * @param what the step, as an operator would call it
 * @param allowed how long it may take
 * @param objects the objects that it has open
 * @param consumer the bundle whose work it is; empty if it is the product's
 * @param task the class of that work; empty if it is the product's
 */
public record Step(
    String session,
    String what,
    Duration allowed,
    OpenObjects objects,
    Optional<Consumer> consumer,
    String task) {
  /** Describes a step of the product that opens nothing. */
  public Step(String session, String what, Duration allowed) {
    this(session, what, allowed, new OpenObjects(), Optional.empty(), "");
  }

  /** A step of a session's that may fail. */
  @FunctionalInterface
  public interface Body<T, X extends Exception> {
    /** Does it. */
    T run() throws X;
  }

  /** Describes the step and its owner. */
  String words() {
    return (session.isEmpty() ? what : what + " of session '" + session + "'")
        + consumer.map(each -> ", bundle " + each.bundle()).orElse("");
  }
}
