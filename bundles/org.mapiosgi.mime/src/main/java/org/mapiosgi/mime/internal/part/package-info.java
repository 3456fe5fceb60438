// SPDX-License-Identifier: Apache-2.0
/** The structure of a mail: which bytes are which part, and how they are encoded. */
package org.mapiosgi.mime.internal.part;
