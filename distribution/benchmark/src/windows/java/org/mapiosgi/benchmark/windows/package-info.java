// SPDX-License-Identifier: Apache-2.0
/** The peers that exist on Windows only, and the native calls of their workloads. */
package org.mapiosgi.benchmark.windows;
