// SPDX-License-Identifier: Apache-2.0
/**
 * Properties of MAPI objects as typed, immutable Java values: tags and names of properties, their
 * types and values, entry ids, restrictions and sort orders.
 *
 * <p>Nothing here belongs to a session: keep the values, compare them, and pass them between
 * threads.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.property;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
