// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue of rules R1 to R50 that a MAPI client in a Windows service must keep, and the flags
 * that such a client must not pass.
 *
 * <p>For tools that explain a rule id, and for the bundles that check the rules. It is data: the
 * same in every process.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.rule;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
