// SPDX-License-Identifier: Apache-2.0
/**
 * Describes the state of MAPI in this process: subsystem, sessions, lanes, limits, open objects and
 * findings.
 *
 * <p>For operators and their tools. A consumer of mail needs {@link org.mapiosgi.api.MapiSession}
 * only.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.status;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
