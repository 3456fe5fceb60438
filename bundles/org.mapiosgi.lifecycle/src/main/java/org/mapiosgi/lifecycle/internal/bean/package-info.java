// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the MBeans of subsystem, sessions, lanes and limits, and the registry that shows and
 * withdraws them. An MBean reads one status at a time and knows nothing of the object behind it.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.bean;

import org.jspecify.annotations.NullMarked;
