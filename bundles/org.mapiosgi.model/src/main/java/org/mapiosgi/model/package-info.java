// SPDX-License-Identifier: Apache-2.0
/**
 * Implements the objects that a unit of work uses: stores, folders, tables, messages and the
 * address book, over the SPI.
 *
 * <p>This bundle is internal to the product. Its exported packages are for the product's own
 * bundles; a consumer compiles against {@code org.mapiosgi.api} alone.
 *
 * <pre>
 * org.mapiosgi.model                  UnitScope: the MapiScope of one unit of work;
 *                                     Watches: the places that a session watches
 *   |- internal.store                 stores, folders, messages, attachments
 *   |- internal.addressbook           names, entries, containers, distribution lists
 *   |- internal.mail                  messages as plain data and as files of mail
 *   |- internal.reply                 the content of replies and forwards
 *   |- internal.body                  bodies in plain text, HTML and RTF
 *   |- internal.object                the properties of an open object
 *   |- internal.sync                  changes of a folder since a state
 *   |- internal.table                 queries of tables
 *   |- internal.scope                 open objects, their owners, their release
 *   |- raw                            properties, names and rows of native objects
 *   `- session                        the model's view of its session
 *        |-> org.mapiosgi.mime        formats of mail and bodies
 *        `-> org.mapiosgi.spi
 * </pre>
 *
 * <p>Each package uses only packages below it. The model knows no threads, no configuration and no
 * services: the caller gives it a {@link org.mapiosgi.model.session.ModelSession} on a thread that
 * may call MAPI.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
