// SPDX-License-Identifier: Apache-2.0
/**
 * The lifetime of what a unit of work opens: which objects are open, which thread they belong to,
 * and in which order they are released.
 */
package org.mapiosgi.model.internal.scope;
