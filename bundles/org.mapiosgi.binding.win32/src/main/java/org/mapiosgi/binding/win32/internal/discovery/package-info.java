// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for MAPI and for what a session needs, and loads nothing.
 *
 * <p>Reads the registry, the process token, manifests and the headers of DLLs, and answers with
 * findings. Each class looks at one subject. {@link
 * org.mapiosgi.binding.win32.internal.discovery.Preflight} asks all of them.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.discovery;

import org.jspecify.annotations.NullMarked;
