// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the object model inside of a unit of work: stores, folders, tables, messages, recipients
 * and attachments.
 *
 * <p>An open object ({@link org.mapiosgi.api.store.MapiProp}) belongs to the {@link
 * org.mapiosgi.api.MapiScope} that opened it. It is valid on the thread of that unit of work, until
 * the unit of work ends. Queries, rows, recipients and verdicts are values: they stay valid.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
