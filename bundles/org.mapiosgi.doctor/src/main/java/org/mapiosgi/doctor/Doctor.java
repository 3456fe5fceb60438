// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Examines everything that a session needs: Java, account, bundles, bindings, configurations,
 * components, MAPI and the sessions.
 *
 * <p>The service exists if Declarative Services runs, also while MAPI is down. Thread-safe.
 */
@ProviderType
public interface Doctor {
  /** Examines the process at this moment. Never waits for MAPI. */
  Diagnosis examine();
}
