// SPDX-License-Identifier: Apache-2.0
/** The bodies of a message: which parts they are, and how they become text. */
@NullMarked
package org.mapiosgi.mime.internal.body;

import org.jspecify.annotations.NullMarked;
