// SPDX-License-Identifier: Apache-2.0
/**
 * Examines everything that a session needs, and says what an operator can do about each problem.
 *
 * <p>For tools that show the state of MAPI: commands, health checks, consoles.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.doctor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
