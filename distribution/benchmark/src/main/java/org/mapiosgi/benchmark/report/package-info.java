// SPDX-License-Identifier: Apache-2.0
/**
 * Results: samples, rows, goals, and the files that the run writes.
 *
 * <p>Nothing here measures.
 */
package org.mapiosgi.benchmark.report;
