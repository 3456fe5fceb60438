// SPDX-License-Identifier: Apache-2.0
/**
 * The storages and streams of {@code .msg} files ([MS-OXMSG]).
 *
 * <pre>
 * MessageParser        storages to a message
 *   |- StoredNames         __nameid_version1.0
 *   |- StoredProperties    __properties_version1.0 and __substg1.0_
 *   `- ReadLimit           how much the values may take
 * MessageBuilder       a message to storages
 *   |- MadeNames
 *   `- MadeProperties
 * MsgFormat, FixedValue    shared by both
 * </pre>
 */
@NullMarked
package org.mapiosgi.mime.internal.msg;

import org.jspecify.annotations.NullMarked;
