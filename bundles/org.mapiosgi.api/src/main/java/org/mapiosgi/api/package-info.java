// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions, units of work, listeners and errors.
 *
 * <p>A consumer asks for a {@link org.mapiosgi.api.MapiSession} service, hands it a {@link
 * org.mapiosgi.api.MapiTask} and gets plain Java values back. It never sees a thread, a flag word,
 * a pointer or a Release.
 */
@Export
@Version("1.3.0")
package org.mapiosgi.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
