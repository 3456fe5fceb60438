// SPDX-License-Identifier: Apache-2.0
/**
 * Holds MAPI messages as plain data that belong to no store, no binding and no format of mail.
 * Immutable, thread-safe.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.mime.message;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
