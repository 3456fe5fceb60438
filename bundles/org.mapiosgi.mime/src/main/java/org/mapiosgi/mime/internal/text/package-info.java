// SPDX-License-Identifier: Apache-2.0
/** Bytes and characters: charsets by the names that mail uses, encoded words, undeclared text. */
package org.mapiosgi.mime.internal.text;
