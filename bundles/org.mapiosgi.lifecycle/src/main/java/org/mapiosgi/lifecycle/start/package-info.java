// SPDX-License-Identifier: Apache-2.0
/**
 * Runs MAPI and its sessions without a framework: for tests of consumers and for tools.
 *
 * <p>In a framework, the components of this bundle do the same as their configuration says.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.lifecycle.start;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
