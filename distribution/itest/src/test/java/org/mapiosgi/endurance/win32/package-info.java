// SPDX-License-Identifier: Apache-2.0
/** Makes the reference provider fail in an endurance run. */
package org.mapiosgi.endurance.win32;
