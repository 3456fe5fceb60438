// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Examines everything that a session needs: Java, account, bundles, bindings, configurations,
 * components, MAPI and the sessions.
 *
 * <p>The service is there whenever Declarative Services is, also while MAPI is down. Thread-safe.
 */
@ProviderType
public interface Doctor {
  /** Examines the process as it is now. Never waits for MAPI. */
  Diagnosis examine();
}
