// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the bodies of messages: which format is the best one, the decoding of HTML and RTF, and the
 * conversion of one format to another.
 */
@NullMarked
package org.mapiosgi.model.internal.body;

import org.jspecify.annotations.NullMarked;
