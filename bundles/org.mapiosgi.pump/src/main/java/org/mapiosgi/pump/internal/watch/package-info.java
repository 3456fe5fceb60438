// SPDX-License-Identifier: Apache-2.0
/**
 * Whoever looks at a pump from outside: the watchdog and its reports, the flight recorder, MBeans.
 * No pump depends on what is found here.
 */
package org.mapiosgi.pump.internal.watch;
