// SPDX-License-Identifier: Apache-2.0
/**
 * Text and bytes as mail carries them: lines of ASCII, folded fields, encoded words, parameters and
 * transfer encodings. The counterpart of the decoders in {@code internal.text} and {@code
 * internal.part}.
 */
@NullMarked
package org.mapiosgi.mime.internal.encode;

import org.jspecify.annotations.NullMarked;
