// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes native objects without a scope: single properties of any length, the ids of
 * named properties, the rows of a table.
 *
 * <p>The caller owns the native object and releases it. This package is internal to the product and
 * is not an API for consumers.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.model.raw;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
