// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes the RTF of MAPI messages: the compression of PR_RTF_COMPRESSED, and the HTML or
 * plain text that is encapsulated in RTF.
 *
 * <p>{@link org.mapiosgi.mime.rtf.CompressedRtf} follows [MS-OXRTFCP]. {@link
 * org.mapiosgi.mime.rtf.RtfReader} and {@link org.mapiosgi.mime.rtf.RtfWriter} follow [MS-OXRTFEX].
 * All of them know bytes and text only, and no message. Time and memory grow with the size of the
 * input and not faster.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.mapiosgi.mime.rtf;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
