// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the framework with the bundles of the distribution, keeps it running and ends it. {@link
 * org.mapiosgi.launcher.Main} is the program, for a terminal and for a Windows service. The bundle
 * {@code org.mapiosgi.service} talks to the service control manager.
 */
package org.mapiosgi.launcher;
