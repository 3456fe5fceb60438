// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes {@code .msg} files ([MS-OXMSG]), in which Outlook keeps a message.
 *
 * <p>{@link org.mapiosgi.mime.msg.MsgReader} makes a {@link org.mapiosgi.mime.message.MessageData}
 * of a file, and {@link org.mapiosgi.mime.msg.MsgWriter} the reverse. The compound file that holds
 * it all ([MS-CFB]) is read and written by code of this bundle. Apache POI's POIFS would do it too,
 * but it is no bundle, needs commons-io and log4j-api, keeps whole files in memory, and writes no
 * balanced directory. Tests compare with it.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.mapiosgi.mime.msg;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
