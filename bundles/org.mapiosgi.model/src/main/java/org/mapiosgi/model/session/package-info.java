// SPDX-License-Identifier: Apache-2.0
/**
 * Describes the model's view of its session: the native session with its default store, its
 * identity, and the limits of open objects.
 *
 * <p>The bundle that logs on implements {@link org.mapiosgi.model.session.ModelSession} and sets
 * the limit of each {@link org.mapiosgi.model.session.Quota}. The model takes from a quota before
 * it opens a {@link org.mapiosgi.model.session.Counted} object, and gives back after the release.
 * This package is internal to the product and is not an API for consumers.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.model.session;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
