// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a binding: raw MAPI and the raw message queue, in Java types.
 *
 * <p>The interfaces follow the native ones method by method and add no policy. Lifecycle, model and
 * pump call them; these bundles decide about threads and order. A failed call throws {@link
 * org.mapiosgi.api.error.MapiException}; a warning (MAPI_W_*) is a normal return. Properties in a
 * call are tags: the model looks named properties up first.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
