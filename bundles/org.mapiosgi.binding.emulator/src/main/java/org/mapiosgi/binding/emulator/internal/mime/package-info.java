// SPDX-License-Identifier: Apache-2.0
/** The directory of mail files: lists, reads and turns them into the content of messages. */
@NullMarked
package org.mapiosgi.binding.emulator.internal.mime;

import org.jspecify.annotations.NullMarked;
