// SPDX-License-Identifier: Apache-2.0
/**
 * Gives tests of JUnit Jupiter a session on the emulator as a parameter.
 *
 * <p>The only package of this bundle that needs JUnit.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.testing.junit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
