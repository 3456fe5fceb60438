// SPDX-License-Identifier: Apache-2.0
/** Implements tables within a scope: translates queries for a store, and reads the rows. */
package org.mapiosgi.model.internal.table;
