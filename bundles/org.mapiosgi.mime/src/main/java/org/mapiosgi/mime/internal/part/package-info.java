// SPDX-License-Identifier: Apache-2.0
/** The structure of a mail: which bytes are which part, and how they are encoded. */
@NullMarked
package org.mapiosgi.mime.internal.part;

import org.jspecify.annotations.NullMarked;
