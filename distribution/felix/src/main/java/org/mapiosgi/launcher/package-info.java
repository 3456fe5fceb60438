// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the framework with the bundles of the distribution, keeps it running and ends it: for a
 * terminal ({@link org.mapiosgi.launcher.Main}) and for the Windows service control manager ({@link
 * org.mapiosgi.launcher.WindowsService}).
 */
package org.mapiosgi.launcher;
