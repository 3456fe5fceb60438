// SPDX-License-Identifier: Apache-2.0
/**
 * Runs MAPI and its sessions in service mode: brings them up and down in the documented order.
 *
 * <pre>
 * configuration            state machine (an Actor each)           services
 * org.mapiosgi.subsystem   Subsystem  STOPPED-STARTING-READY-...   Condition mapi.subsystem.ready
 * org.mapiosgi.session~X   Session    DOWN-LOGGING_ON-UP-LOST-...  MapiSession, Condition
 *
 *   Subsystem -- MapiThreads: the primary pump and the lanes, each with its lease of MAPI
 *             |- LaneWatch: gives up a lane that is stuck; its sessions move to another
 *             |- DialogWatch, TokenWatch: find dialogs and impersonation on the lanes
 *             |- Quotas: count the open objects and limit their number
 *             `- Sessions: by name; of several configurations of one name the first counts
 *   Session   -- Attempt -- Logon: MAPILogonEx, default store, advise connection (on one lane)
 *                        `- LiveSession: the service; UnitOfWork -- UnitScope -- model
 *   OnNotify (primary) -- EventDispatcher -- ListenerQueue -- MapiListener
 * </pre>
 *
 * <p>There are three kinds of thread. The <em>primary pump</em> initialises MAPI first,
 * uninitialises it last, pumps, and copies notifications into queues. It does nothing that can
 * wait. The <em>lanes</em> do the work that can wait for a server: logon, units of work, logoff.
 * The <em>actors'</em> pool decides, registers services and resolves promises. It never enters
 * MAPI, and a consumer that blocks it holds up one state machine.
 *
 * <p>A call that may never return (initialising, logon, unit of work, probe, logoff) is a watched
 * step of its thread. The step has a name and a time limit. A step cannot be ended. If its time is
 * over, its caller gets an error. If a further grace is over, the lane is retired: its sessions
 * queue their logoff on it and log on elsewhere. The lane ends after these logoffs, if it returns.
 * A lane that ends because of an error first announces its end; then it does the work that is due
 * ({@code Due}).
 *
 * <p>A provider's dialog blocks its thread. If a MAPI thread is busy for long, {@code DialogWatch}
 * searches for a dialog, on a thread that is not MAPI's. It refuses the session whose call shows
 * the dialog, and reports the dialog's text. It presses a button if the dialog has one that commits
 * to nothing.
 *
 * <p>The bundle {@code org.mapiosgi.model} makes the objects of a unit of work. It counts each
 * object before it opens it, and this bundle sets the limits ({@code account}). An object above a
 * limit of MAPI or of the server is refused with the rule's id, because MAPI's own code would have
 * four possible causes. Each object has a known holder. Buffers have a holder, too: a call frees
 * the buffers that it obtains, so the buffers of a thread belong to its step. If a step leaves
 * something open, or a lane's thread ends, the objects are lost. They stay in the account by name
 * ({@code Losses}).
 *
 * <p>The first unit of work that reports the session gone takes it out of UP; the others cause no
 * second logon. Work that is submitted meanwhile is refused with the session's name. After each new
 * logon, listeners get a RESYNC event and search the folder themselves.
 *
 * <p>Going down has this order: withdraw services, refuse waiting work, await running work, then
 * Unadvise, Release, Logoff, OleUninitialize and MAPIUninitialize on each lane, then on the primary
 * (R8, R11, R13-R15). The queues keep the order: a step that must follow another one on a thread is
 * queued behind it on that thread.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
