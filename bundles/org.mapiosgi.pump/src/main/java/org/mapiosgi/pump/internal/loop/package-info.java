// SPDX-License-Identifier: Apache-2.0
/** The pump thread from its first step to its last, and the pump as its users see it. */
@NullMarked
package org.mapiosgi.pump.internal.loop;

import org.jspecify.annotations.NullMarked;
