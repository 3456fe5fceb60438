// SPDX-License-Identifier: Apache-2.0
/**
 * Views of a pump from outside: the watchdog and its reports, the flight recorder, MBeans. No pump
 * depends on their findings.
 */
@NullMarked
package org.mapiosgi.pump.internal.watch;

import org.jspecify.annotations.NullMarked;
