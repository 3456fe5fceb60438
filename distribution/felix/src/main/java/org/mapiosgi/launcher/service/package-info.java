// SPDX-License-Identifier: Apache-2.0
/**
 * {@code mapi-osgi service}: installs, removes, starts and stops the Windows service of an
 * installation.
 *
 * <p>All decisions are plain Java and are tested on every platform: the words and their checks
 * ({@link org.mapiosgi.launcher.service.ServiceCommand}), quoting ({@link
 * org.mapiosgi.launcher.service.CommandWords}), rights in their text form. Only the classes whose
 * names begin with {@code Win32} call Windows. The process that runs as the service is not part of
 * this package: the bundle {@code org.mapiosgi.service} makes it a service.
 */
package org.mapiosgi.launcher.service;
