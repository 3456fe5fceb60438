// SPDX-License-Identifier: Apache-2.0
/**
 * A consumer to copy from, and the program of {@code mapi-osgi demo}.
 *
 * <p>{@link org.mapiosgi.example.internal.MailExample} is the example: one component that reads the
 * Inbox, sends a message to its own session, and waits for the event. {@code DemoRun} and {@code
 * DemoScript} run only if the launcher was started with the command {@code demo}. The code uses the
 * API alone.
 */
@NullMarked
package org.mapiosgi.example.internal;

import org.jspecify.annotations.NullMarked;
