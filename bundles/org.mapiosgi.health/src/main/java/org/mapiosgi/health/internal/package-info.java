// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the health checks: one component for each part of MAPI, and the snapshot that they read.
 *
 * <p>A check decides about the status alone. The words, the rule and the remedy come from {@link
 * org.mapiosgi.doctor.Explainer}. No check waits for MAPI.
 *
 * <p>Tags: {@code mapi} on every check. {@code readiness} on the checks of the subsystem and of the
 * sessions: a process is ready if consumers can work with every configured session. {@code
 * liveness} on the check of the lanes: it fails only if a restart of the process is the remedy. A
 * server that is down never makes it fail, because a restart would change nothing. Queues and
 * limits have neither: a restart, or no more requests, would not empty them.
 */
@NullMarked
package org.mapiosgi.health.internal;

import org.jspecify.annotations.NullMarked;
