// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows the state of MAPI in this process as JSON, for tools that draw it: the subsystem, its
 * sessions, lanes and limits, every message pump, and the findings of the {@link Doctor}.
 *
 * <p>Registered as a service beside the Doctor, also while MAPI is down. Thread-safe.
 */
@ProviderType
public interface Overview {
  /**
   * Returns the state at this moment as a JSON object in ASCII. Never waits for MAPI or for a pump.
   *
   * <p>The keys are {@code schema}, {@code time}, {@code mapi} (null if there is no subsystem),
   * {@code doctor} (as of {@link Diagnosis#json()}, with the sessions), {@code lanes}, {@code
   * limits} and {@code pumps}. Within one form, which {@code schema} names, no key is removed or
   * changes its meaning, but new keys can be added. Absent values, enumerated values and times are
   * written as in {@link Diagnosis#json()}. Lanes and limits that need a remedy have a {@code
   * finding}. Nothing contains a part of a mail.
   */
  String json();
}
