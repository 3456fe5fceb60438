// SPDX-License-Identifier: Apache-2.0
/** Makes the emulator fail in an endurance run, in a bundle that goes and comes with it. */
package org.mapiosgi.endurance.emulator;
