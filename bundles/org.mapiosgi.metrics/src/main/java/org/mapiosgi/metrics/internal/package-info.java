// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the binding of the product's MBeans to Micrometer.
 *
 * <p>The MBeans say what exists: a part gets its meters when its MBean is registered, and loses
 * them when the MBean goes. {@link org.mapiosgi.metrics.internal.Figures} is the one place that
 * names meters, units and tags.
 */
@NullMarked
package org.mapiosgi.metrics.internal;

import org.jspecify.annotations.NullMarked;
