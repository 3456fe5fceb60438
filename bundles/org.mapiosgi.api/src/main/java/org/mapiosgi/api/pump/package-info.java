// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the message pump as an executor: one thread that owns a message queue of Windows, or a
 * queue that behaves like it, and runs tasks and timers between messages. Usable without MAPI.
 *
 * <p>Types that consumers of a pump call or implement belong here. Types that the maker of a
 * message queue implements belong to {@code org.mapiosgi.spi}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.pump;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
