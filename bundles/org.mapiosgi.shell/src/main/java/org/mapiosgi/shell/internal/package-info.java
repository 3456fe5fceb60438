// SPDX-License-Identifier: Apache-2.0
/**
 * The Gogo commands of the scopes {@code mapi} and {@code pump}: words in, text out. A class for
 * each scope has the commands; {@link org.mapiosgi.shell.internal.GogoCommands} and {@link
 * org.mapiosgi.shell.internal.KarafCommands} offer them to the shells; the others turn statuses
 * into text.
 */
@NullMarked
package org.mapiosgi.shell.internal;

import org.jspecify.annotations.NullMarked;
