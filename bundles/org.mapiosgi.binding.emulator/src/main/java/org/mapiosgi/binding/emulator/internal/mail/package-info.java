// SPDX-License-Identifier: Apache-2.0
/** Converts between messages as plain data and the content of a store's messages. */
@NullMarked
package org.mapiosgi.binding.emulator.internal.mail;

import org.jspecify.annotations.NullMarked;
