// SPDX-License-Identifier: Apache-2.0
/**
 * Converts internet mail into MAPI messages that belong to no store and no binding, and back.
 *
 * <p>{@link org.mapiosgi.mime.MimeReader} and {@link org.mapiosgi.mime.MimeWriter} follow
 * [MS-OXCMAIL]. They make and take {@link org.mapiosgi.mime.message.MessageData}, which is plain
 * data: properties, recipients, attachments and embedded messages. The packages of other formats
 * ({@code msg}, {@code tnef}) produce or take the same data. The code of each format has packages
 * below {@code internal}; the code that they share is in {@code internal.text} and {@code
 * internal.property}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.mime;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
