// SPDX-License-Identifier: Apache-2.0
/**
 * Checks what a configuration says before a component uses it.
 *
 * <p>Belongs here: checks that every configured component of the product begins with, whichever
 * bundle it is in. It is no contract of a binding; it is in this bundle because the pump, the
 * lifecycle and the bindings all use this bundle already.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.spi.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
