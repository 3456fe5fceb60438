// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the address book: names and their resolution, entries, containers and distribution
 * lists. Nothing in it ever asks a person.
 *
 * <p>{@link org.mapiosgi.api.addressbook.AddressBook} and {@link
 * org.mapiosgi.api.addressbook.AddressContainer} belong to the unit of work that opened them. All
 * other types are values: they stay valid.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.addressbook;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
