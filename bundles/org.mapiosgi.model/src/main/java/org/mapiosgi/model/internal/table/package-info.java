// SPDX-License-Identifier: Apache-2.0
/** Tables within a scope: queries, what they become in a store, and reading their rows. */
package org.mapiosgi.model.internal.table;
