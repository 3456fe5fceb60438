// SPDX-License-Identifier: Apache-2.0
/** The compression of PR_RTF_COMPRESSED ([MS-OXRTFCP]), which knows nothing about RTF itself. */
@NullMarked
package org.mapiosgi.mime.internal.lzfu;

import org.jspecify.annotations.NullMarked;
