// SPDX-License-Identifier: Apache-2.0
/**
 * The structure of TNEF streams ([MS-OXTNEF]).
 *
 * <pre>
 * TnefParser           a stream to a message
 *   |- TnefStream      bytes to attributes, checksums
 *   |- LegacyMapper    attributes of the message that are no property lists
 *   |- TnefAttachment  attributes of an attachment
 *   `- PropertyList    attMsgProps, attRecipTable and attAttachment
 * </pre>
 */
@NullMarked
package org.mapiosgi.mime.internal.tnef;

import org.jspecify.annotations.NullMarked;
