// SPDX-License-Identifier: Apache-2.0
/**
 * Describes failures of MAPI: the exception that every operation throws, result codes by name, and
 * how to handle each of them.
 *
 * <p>For consumers that handle failures, and for bindings that report them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
