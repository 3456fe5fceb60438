// SPDX-License-Identifier: Apache-2.0
/**
 * Checks the values of a configuration before a component uses them.
 *
 * <p>Checks that every configured component of the product makes first belong here. They are no
 * contract of a binding. They are in this bundle because the pump, the lifecycle and the bindings
 * all use it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.spi.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
