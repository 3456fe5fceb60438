// SPDX-License-Identifier: Apache-2.0
/** Waits for kernel objects: in the pump's own wait, and on helper threads beyond its capacity. */
@NullMarked
package org.mapiosgi.pump.internal.handle;

import org.jspecify.annotations.NullMarked;
