// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/** Tells which message a {@link MessageQueue} dispatches, for a report of one that takes long. */
@ProviderType
public interface DispatchReport {
  /** The answer of {@link #message} for a message whose number the queue does not know. */
  int UNKNOWN_MESSAGE = -1;

  /**
   * Returns the number of the message that {@link MessageQueue#dispatch}, or {@link
   * MessageQueue#await}, is dispatching right now. Any thread, any time.
   *
   * @return {@link #UNKNOWN_MESSAGE} if only that is known, 0 if there is none
   */
  int message();
}
