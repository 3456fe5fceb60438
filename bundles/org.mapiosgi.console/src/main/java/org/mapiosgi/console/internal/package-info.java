// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the page of the web console: the servlet, the acts of an operator and their guard. The
 * files of the page are resources of this package.
 *
 * <p>Nothing here decides about a state: the page draws {@link org.mapiosgi.doctor.Overview}, and
 * acts through {@link org.mapiosgi.api.status.MapiOperations}. The servlet answers only if a web
 * console calls it, because the console has the login.
 *
 * <p>Data reaches the page as JSON alone, and the script writes it as text, never as HTML.
 */
@NullMarked
package org.mapiosgi.console.internal;

import org.jspecify.annotations.NullMarked;
