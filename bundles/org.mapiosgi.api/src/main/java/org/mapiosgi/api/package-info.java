// SPDX-License-Identifier: Apache-2.0
/**
 * Contains sessions, units of work and listeners. A consumer starts here.
 *
 * <p>A consumer asks for a {@link org.mapiosgi.api.MapiSession} service, hands it a {@link
 * org.mapiosgi.api.MapiTask} and gets plain Java values back. It never sees a thread, a flag word,
 * a pointer or a Release.
 *
 * <p>No method of the API takes or returns null, unless its signature says so with JSpecify's
 * {@code @Nullable}. A value that may be absent is an {@link java.util.Optional}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
