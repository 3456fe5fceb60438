// SPDX-License-Identifier: Apache-2.0
/**
 * Plain text for terminals. Not exported. The launcher has the bundle's jar on its class path and
 * uses the table of rules too.
 */
@NullMarked
package org.mapiosgi.shell.text;

import org.jspecify.annotations.NullMarked;
