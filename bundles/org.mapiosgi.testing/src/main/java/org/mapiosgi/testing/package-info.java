// SPDX-License-Identifier: Apache-2.0
/**
 * Gives a plain test, without a framework, a session on the emulator.
 *
 * <p>{@link org.mapiosgi.testing.TestMapi} runs the code of production, except for the binding:
 * message pumps, service mode and object model. This package needs no test library. The package
 * {@code org.mapiosgi.testing.junit} makes it an extension of JUnit Jupiter.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
