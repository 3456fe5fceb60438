// SPDX-License-Identifier: Apache-2.0
/**
 * Header fields as mail has them: parameters, addresses and dates, old and loose forms included.
 */
@NullMarked
package org.mapiosgi.mime.internal.header;

import org.jspecify.annotations.NullMarked;
