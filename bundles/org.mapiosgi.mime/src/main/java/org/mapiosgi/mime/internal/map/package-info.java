// SPDX-License-Identifier: Apache-2.0
/** The properties that [MS-OXCMAIL] makes of a mail: one type for each group of them. */
package org.mapiosgi.mime.internal.map;
