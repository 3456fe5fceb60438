// SPDX-License-Identifier: Apache-2.0
/** Tables within a scope: columns, restriction, sort order, limit, and reading the rows. */
package org.mapiosgi.model.internal.table;
