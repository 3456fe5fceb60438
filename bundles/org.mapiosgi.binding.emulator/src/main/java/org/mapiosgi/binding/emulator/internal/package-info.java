// SPDX-License-Identifier: Apache-2.0
/**
 * The emulator, put together: the component with its configuration, and MAPI's flat functions.
 *
 * <p>A call passes the {@code gate}, which asks {@code rules}, and then reaches one of the {@code
 * objects}. The objects read and change the {@code model}. Code of a single concern belongs into
 * one of those packages, and only what connects them belongs here.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal;

import org.jspecify.annotations.NullMarked;
