// SPDX-License-Identifier: Apache-2.0
/**
 * Service mode: MAPI and its sessions, up and down in the documented order.
 *
 * <pre>
 * configuration            state machine (an Actor each)           services
 * org.mapiosgi.subsystem   Subsystem  STOPPED-STARTING-READY-...   Condition mapi.subsystem.ready
 * org.mapiosgi.session~X   Session    DOWN-LOGGING_ON-UP-LOST-...  MapiSession, Condition
 *
 *   Subsystem -- MapiThreads: the primary pump and the lanes, each with its lease of MAPI
 *             |- LaneWatch: gives up a lane that is stuck; its sessions move to another
 *             |- DialogWatch, TokenWatch: what a lane must not be caught in
 *             |- Quotas: what is open, and how much of it there may be
 *             `- Sessions: by name; of several configurations of one name the first counts
 *   Session   -- Attempt -- Logon: MAPILogonEx, default store, advise connection (on one lane)
 *                        `- LiveSession: the service; UnitOfWork -- UnitScope -- model
 *   OnNotify (primary) -- EventDispatcher -- ListenerQueue -- MapiListener
 * </pre>
 *
 * <p>Three kinds of thread, and what each may do. The <em>primary pump</em> initialises MAPI first,
 * uninitialises it last, pumps, and copies notifications into queues: nothing that can wait. The
 * <em>lanes</em> do whatever can wait for a server: logon, units of work, logoff. The
 * <em>actors'</em> pool decides, registers services and resolves promises; it never enters MAPI,
 * and a consumer that blocks it holds up one state machine.
 *
 * <p>Whatever may not come back (initialising, logon, unit of work, probe, logoff) is a watched
 * step of its thread, with what it is called and how long it may take. A step cannot be ended; so
 * past its time the caller is set free, and past a grace on top the lane is retired: its sessions
 * queue their logoff on it and log on elsewhere, and the lane ends behind them when it comes back.
 * A lane that ends by an error of its own says so first; then what is due ({@code Due}) is its last
 * act.
 *
 * <p>A dialog is a hang with words. While a MAPI thread is busy for long, {@code DialogWatch} looks
 * for one, from a thread that is not MAPI's; refuses the session whose call shows it, saying what
 * it says; and presses the button that commits to nothing, where there is one.
 *
 * <p>The objects of a unit of work are those of the bundle {@code org.mapiosgi.model}. It counts
 * each object before it opens it, and this bundle says how many there may be ({@code account}): one
 * too many for MAPI or for the server is refused by the rule's name, instead of by a code with four
 * causes, and each object has a holder to name. Buffers have a holder, too: a call frees what it
 * obtains, so the buffers of a thread are those of its step. If a step leaves something behind, or
 * a lane's thread ends, what it had is lost and stays in the account by name ({@code Losses}).
 *
 * <p>However many units of work fail because the session is gone, the first to say so takes it out
 * of UP, and with that there is one new logon; what is submitted meanwhile is refused by name.
 * Listeners are told to look for themselves (RESYNC) after each new logon.
 *
 * <p>Going down, in this order: services withdrawn, waiting work refused, running work awaited,
 * Unadvise, Release, Logoff, OleUninitialize and MAPIUninitialize on each lane, then on the primary
 * (R8, R11, R13-R15). It follows from queueing: whatever must come after something on a thread is
 * queued behind it on that thread.
 */
package org.mapiosgi.lifecycle.internal;
