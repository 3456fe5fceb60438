// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the process a Windows service without a wrapper: {@code java.exe} itself speaks to the
 * service control manager.
 *
 * <p>Does nothing unless the framework property {@code mapi.service.name} is set. Three threads
 * then share the work:
 *
 * <ul>
 *   <li>The dispatcher thread calls StartServiceCtrlDispatcherW and stays in that call as long as
 *       the process is a service. The manager's orders arrive inside the call ({@link
 *       org.mapiosgi.service.internal.Dispatcher}).
 *   <li>The manager's library creates the thread of ServiceMain. It connects {@link
 *       org.mapiosgi.service.internal.ServiceLife} to the manager and then waits until the process
 *       ends, so that it need not be detached from the JVM.
 *   <li>A thread of the bundle carries out an ordered end, and reports once a second that a start
 *       or a stop makes progress.
 * </ul>
 *
 * <p>These threads outlive the bundle and the framework: STOPPED is reported after the framework
 * has stopped. No class can be loaded from the bundle at that time. The code on the way there
 * therefore uses only classes that START_PENDING has used before.
 *
 * <p>A launcher may register two services with the property {@code mapi.launcher}. A {@code
 * BiConsumer<Integer, String>} ({@code exit}) ends the run with a code and a last line. A {@code
 * CompletionStage<Integer>} ({@code ended}) gives the exit code after everything is released.
 * Without these services the bundle stops the framework itself, and the end of the framework is the
 * end of the service.
 *
 * <p>After a crash no report is sent. The service control manager sees a process that was lost, and
 * starts the service again as its failure actions say.
 */
@Requirement(
    namespace = "osgi.native",
    filter =
        "(&(osgi.native.osname~=win32)"
            + "(|(osgi.native.processor=x86-64)(osgi.native.processor=x86)))")
@NullMarked
package org.mapiosgi.service.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Requirement;
