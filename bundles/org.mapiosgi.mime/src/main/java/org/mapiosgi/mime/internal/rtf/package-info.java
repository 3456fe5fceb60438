// SPDX-License-Identifier: Apache-2.0
/**
 * The RTF language as far as mail needs it (Rich Text Format Specification 1.9.1, [MS-OXRTFEX]).
 *
 * <pre>
 * RtfLexer        bytes to tokens
 * RtfInterpreter  tokens to text with a state: groups, destinations, fonts, code pages
 * RtfOutput       makes plain text or HTML of that text
 * </pre>
 */
@NullMarked
package org.mapiosgi.mime.internal.rtf;

import org.jspecify.annotations.NullMarked;
