// SPDX-License-Identifier: Apache-2.0
/**
 * Reads TNEF ([MS-OXTNEF]), the format of {@code winmail.dat} and of {@code application/ms-tnef}.
 *
 * <p>{@link org.mapiosgi.mime.tnef.TnefReader} makes a {@link
 * org.mapiosgi.mime.message.MessageData} of a TNEF stream. {@code org.mapiosgi.mime.MimeReader}
 * uses it for mails that contain such a stream.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.mapiosgi.mime.tnef;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
