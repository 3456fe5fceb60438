// SPDX-License-Identifier: Apache-2.0
/**
 * The object model inside a unit of work: stores, folders, contents tables, messages, recipients
 * and attachments. Every object here belongs to the {@link org.mapiosgi.api.MapiScope} it was
 * opened in and is usable only on that unit of work's thread, until it ends.
 */
@Export
@Version("1.1.0")
package org.mapiosgi.api.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
