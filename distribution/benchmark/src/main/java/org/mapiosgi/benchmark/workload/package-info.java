// SPDX-License-Identifier: Apache-2.0
/**
 * The work that a subject does, and its timing: one class for each kind of load.
 *
 * <p>A workload uses a {@link org.mapiosgi.benchmark.subject.Subject} only, so that it is the same
 * for the pump and its peers.
 */
package org.mapiosgi.benchmark.workload;
