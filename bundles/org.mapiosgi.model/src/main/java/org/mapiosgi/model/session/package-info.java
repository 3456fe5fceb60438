// SPDX-License-Identifier: Apache-2.0
/**
 * What the model takes from the session that it works in: the native session with its default
 * store, its identity, and the limits that open objects count for.
 *
 * <p>The bundle that logs on implements {@link org.mapiosgi.model.session.ModelSession} and decides
 * how high each {@link org.mapiosgi.model.session.Quota} is. The model decides what is {@link
 * org.mapiosgi.model.session.Counted}, and takes and gives. This package is internal to the product
 * and is no consumer API.
 */
@Export
@Version("1.0.0")
package org.mapiosgi.model.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
