// SPDX-License-Identifier: Apache-2.0
/**
 * The process as a Windows service, without a wrapper: {@code java.exe} itself speaks to the
 * service control manager.
 *
 * <p>Does nothing unless the framework property {@code mapi.service.name} is set. Then
 *
 * <ul>
 *   <li>{@code dispatcher} thread: sits in StartServiceCtrlDispatcherW as long as the process is a
 *       service; the manager's orders arrive on it, inside of that call ({@link
 *       org.mapiosgi.service.internal.Dispatcher}).
 *   <li>ServiceMain's thread, which the manager's library makes: connects {@link
 *       org.mapiosgi.service.internal.ServiceLife} to the manager, then stays where it is until the
 *       process ends, so that nobody has to detach it from the JVM.
 *   <li>one thread of ours: has the end begun that was ordered, and shows once a second that a
 *       start or a stop goes on.
 * </ul>
 *
 * <p>All of it outlives the bundle, and the framework: STOPPED is the last word, said when the
 * framework has stopped. No class can be loaded from the bundle by then, so the way there uses
 * nothing that START_PENDING has not used before.
 *
 * <p>Who started the framework may offer two services by which it is told of the end and tells of
 * it, both marked by the property {@code mapi.launcher}: a {@code BiConsumer<Integer, String>}
 * ({@code exit}) that ends the run with a code and a last line, and a {@code
 * CompletionStage<Integer>} ({@code ended}) that has the exit code once everything is released.
 * Without them the framework is stopped, and its end is the service's.
 */
@Requirement(
    namespace = "osgi.native",
    filter =
        "(&(osgi.native.osname~=win32)"
            + "(|(osgi.native.processor=x86-64)(osgi.native.processor=x86)))")
package org.mapiosgi.service.internal;

import org.osgi.annotation.bundle.Requirement;
