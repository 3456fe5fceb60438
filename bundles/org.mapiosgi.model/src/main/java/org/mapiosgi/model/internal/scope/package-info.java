// SPDX-License-Identifier: Apache-2.0
/**
 * Controls the lifetime of the objects that a unit of work opens: which ones are open, which thread
 * they belong to, and in which order they are released.
 */
@NullMarked
package org.mapiosgi.model.internal.scope;

import org.jspecify.annotations.NullMarked;
