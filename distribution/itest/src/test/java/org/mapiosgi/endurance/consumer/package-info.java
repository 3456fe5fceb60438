// SPDX-License-Identifier: Apache-2.0
/** The consumer of the endurance run, in a bundle that is updated while it works. */
package org.mapiosgi.endurance.consumer;
