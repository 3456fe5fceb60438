// SPDX-License-Identifier: Apache-2.0
/**
 * The endurance run, a program in bundles of its own that runs inside of the packaged distribution.
 *
 * <p>{@link org.mapiosgi.endurance.Soak} is its beginning. It lets sessions, listeners, pumps and
 * bundles come and go for an hour while units of work run, accounts for every unit in the {@link
 * org.mapiosgi.endurance.Ledger}, and shows that memory, threads, classes and handles stay flat.
 * The packages below hold the bundles beside it: a consumer that is updated, and for each MAPI the
 * bundle that makes it fail.
 */
package org.mapiosgi.endurance;
