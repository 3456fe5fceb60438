// SPDX-License-Identifier: Apache-2.0
/** The address book, its containers and entries within a scope. */
@NullMarked
package org.mapiosgi.model.internal.addressbook;

import org.jspecify.annotations.NullMarked;
