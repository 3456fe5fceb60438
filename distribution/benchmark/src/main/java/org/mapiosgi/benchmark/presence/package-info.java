// SPDX-License-Identifier: Apache-2.0
/** Measures the program of the zip from outside while it does nothing: the cost of being there. */
package org.mapiosgi.benchmark.presence;
