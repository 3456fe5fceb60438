// SPDX-License-Identifier: Apache-2.0
/**
 * Compares the reader with two independent parsers over a corpus of made-up mails. Each mail is
 * made here; none comes from a collection.
 */
package org.mapiosgi.mime.differential;
