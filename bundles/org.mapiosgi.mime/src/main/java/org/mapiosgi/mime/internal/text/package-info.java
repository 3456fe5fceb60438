// SPDX-License-Identifier: Apache-2.0
/** Bytes and characters: charsets by the names that mail uses, encoded words, undeclared text. */
@NullMarked
package org.mapiosgi.mime.internal.text;

import org.jspecify.annotations.NullMarked;
