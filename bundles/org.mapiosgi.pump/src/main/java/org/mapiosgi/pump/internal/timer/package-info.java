// SPDX-License-Identifier: Apache-2.0
/** Tasks with a time, and the heap that orders them. */
@NullMarked
package org.mapiosgi.pump.internal.timer;

import org.jspecify.annotations.NullMarked;
