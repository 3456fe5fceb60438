// SPDX-License-Identifier: Apache-2.0
/** Implements tables within a scope: translates queries for a store, and reads the rows. */
@NullMarked
package org.mapiosgi.model.internal.table;

import org.jspecify.annotations.NullMarked;
