// SPDX-License-Identifier: Apache-2.0
/**
 * The subjects of the measurements: the pump, and its peers, behind one interface.
 *
 * <p>A subject that lacks an ability refuses it with {@link
 * org.mapiosgi.benchmark.subject.NotOffered}.
 */
package org.mapiosgi.benchmark.subject;
