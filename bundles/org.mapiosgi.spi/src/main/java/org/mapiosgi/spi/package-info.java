// SPDX-License-Identifier: Apache-2.0
/**
 * What a binding implements: raw MAPI and the raw message queue, in Java types.
 *
 * <p>The interfaces follow the native ones method by method; they add no policy. Who may call what,
 * on which thread and in which order is decided by the lifecycle bundle, which is their only
 * caller. A failed call throws {@link org.mapiosgi.api.error.MapiException}; a warning (MAPI_W_*)
 * is a normal return.
 */
@Export
@Version("1.4.0")
@NullMarked
package org.mapiosgi.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
