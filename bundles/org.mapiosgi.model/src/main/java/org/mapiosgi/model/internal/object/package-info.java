// SPDX-License-Identifier: Apache-2.0
/** The properties of an open object within a scope: reading, changing, streams, names. */
package org.mapiosgi.model.internal.object;
