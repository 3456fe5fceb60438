// SPDX-License-Identifier: Apache-2.0
/**
 * MAPI properties as typed, immutable Java values: tags, values, entry ids, restrictions and sort
 * orders. Nothing here is bound to a session; all of it may be kept, compared and passed between
 * threads.
 */
@Export
@Version("1.0.0")
package org.mapiosgi.api.property;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
