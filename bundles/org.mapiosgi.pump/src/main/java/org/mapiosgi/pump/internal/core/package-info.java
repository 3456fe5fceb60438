// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of one pump that handles, nesting, watch and loop share: its state, settings, intake of
 * tasks, and reports. {@link org.mapiosgi.pump.internal.core.PumpContext} holds them together.
 */
@NullMarked
package org.mapiosgi.pump.internal.core;

import org.jspecify.annotations.NullMarked;
