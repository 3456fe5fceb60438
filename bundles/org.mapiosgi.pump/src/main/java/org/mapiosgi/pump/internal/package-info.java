// SPDX-License-Identifier: Apache-2.0
/**
 * The message-pump scheduler: one thread that owns a message queue and runs tasks and timers
 * between messages. This page explains how it works; the code is in the packages below, each of
 * which uses only those before it:
 *
 * <ul>
 *   <li>{@code measure}: time, durations, counts, and the current step of the thread
 *   <li>{@code queue}: the lock-free queues and the wake protocol
 *   <li>{@code task}: futures, promises and all else that stands for a task
 *   <li>{@code timer}: tasks with a time
 *   <li>{@code core}: the parts of one pump that all others share
 *   <li>{@code handle}: waits for kernel objects
 *   <li>{@code nesting}: calls and waits inside of a task, messages and the window
 *   <li>{@code watch}: watchdog, flight recorder and MBeans
 *   <li>{@code loop}: the pump thread, and the pump as its users see it
 *   <li>{@code service}: components, configuration and services
 * </ul>
 *
 * <pre>
 *  any thread                                    pump thread
 *  ----------                                    -----------
 *  execute, submit, async --&gt; task queue -------&gt; +-- pass ------------------------------+
 *  schedule, cancel -------&gt; timer requests ---&gt; | adopt timers into the heap            |
 *        |                                         | timers    &lt;= 256 or 8 ms              |
 *  awaitEach, awaitOnce --&gt; other requests ----&gt; | handles   all signalled, or 8 ms      |
 *        |                                         | tasks     &lt;= 256 or 8 ms              |
 *        |                                         | messages  &lt;=  64 or 8 ms              |
 *        |                                         +--------------------------------------+
 *        |                                            | more to do: next pass
 *        |                                            v nothing to do
 *        |  reads the WakeWord                     announce WAITING, look at the queues again
 *        +--- it says WAITING: CAS, wake() -------&gt; queue.await(until the next timer)
 *
 *  inside of a task that says so:
 *  nestable().execute ----&gt; nestable tasks -----&gt; also run in every pass
 *        |  reads the WakeWord, then the bell
 *        +--- WAITING_INSIDE: CAS, wake() --------&gt; pumpUntil(.., ALL): tasks, messages, await
 *        +--- bell: post one window message ------&gt; call(..): a native loop dispatches it,
 *                                                   the window's procedure runs one turn
 * </pre>
 *
 * <h2>The wake protocol</h2>
 *
 * A producer makes its work visible, then reads the {@link
 * org.mapiosgi.pump.internal.queue.WakeWord}. The pump announces that it waits, then looks whether
 * there is work. All four are sequentially consistent, so at least one of the two sees the other:
 * no order of them leaves work behind a sleeping pump. Of all producers that find the pump waiting,
 * the one whose compare-and-set takes the announcement back calls {@code wake()}; so a burst costs
 * one native call, and a pump that runs costs none. {@code distribution/stress} has jcstress look
 * for an order that loses one. A wake is a state and not a count: it means "look everywhere until
 * nothing is left", never "run one". A wake that comes late, when the pump has ended its wait for
 * another reason, costs one extra look.
 *
 * <p>The announcement is the time at which the wait ends by itself. A timer for a later time needs
 * no wake: the pump will adopt it before it is due. A cancellation needs none either. Both would
 * pile up in the queue of a pump that sleeps long, so one in some thousands wakes the pump anyway.
 * The system may answer a message inside of the wait. That is code on the pump's thread that the
 * wait does not know of, so its requests take the way of other threads.
 *
 * <h2>Turns</h2>
 *
 * Each class of work has a turn in every pass, and a turn ends after a number of items or a time,
 * whichever is first; the item that is running is finished. So no class waits longer than the turns
 * of the others and one item, even if a flood of work comes. There is one exception: to look at the
 * clock takes longer than a small task, so while a turn's tasks take less than a microsecond it is
 * looked at after 2, 4, 8 and 16 of them, and long ones that follow short ones may be 16 before
 * their turn ends. A pass that used up neither its tasks' nor its timers' turn does not look at the
 * message queue, because the wait that follows answers at once where a message is there; but no
 * longer than one turn. The pass after a wake begins with the tasks, because most likely the pump
 * was woken for one of them. The counting and measuring of the wait comes after them.
 *
 * <p>A timer of {@link org.mapiosgi.pump.internal.timer.PacedTimer} with a leeway runs at the next
 * point of a grid, the widest power of 2 within the leeway: several meet there, and the pump wakes
 * up once. A fixed rate that a busy pump missed catches up, or skips to the next time of its grid
 * if it says so.
 *
 * <p>Tasks wait in one line for each priority. The highest line that is not empty gives the next
 * task, but a lower line that was passed over 5 (HIGH), 16 (NORMAL) or 90 times (IDLE) goes first.
 * So HIGH gets at least 1 run of 7, NORMAL 1 of 20 and IDLE 1 of 100, even if a flood fills the
 * lines above. The pump alone counts the ages, so a producer pays nothing for them. A pump that has
 * seen normal tasks only has one line.
 *
 * <h2>Handles</h2>
 *
 * The first 61 kernel objects are part of the pump's own wait; for each 61 more there is a thread
 * that waits with a message queue of its own and tells the pump. All that are signalled when the
 * pump looks have one turn before any has its next. A helper that reported a handle leaves it out
 * until the handler has run. Then the pump looks at the handle once more with the others, and gives
 * it back to the helper if there is no signal. So the handle has as many turns as one of the pump's
 * own wait. Only the pump runs handlers, and it takes a wait out before it acknowledges the
 * removal. If a handle cannot be waited for, a look at each handle alone finds it; it is reported
 * as FAILED and left out, and the others go on. A mutex for which the pump's own wait has no room
 * is reported as FAILED, too: the thread whose wait it ends owns it, and that must be the thread
 * that runs the handler. A helper that cannot wait reports FAILED for all its handles, once. Later
 * handles get another helper, and the failed one ends with its last handle.
 *
 * <h2>Inside of a task</h2>
 *
 * A native call may loop, and a task may wait; {@link org.mapiosgi.pump.internal.nesting.Levels}
 * knows how deep that goes, 8 levels at most. Only nestable tasks run inside, and only where the
 * innermost level is a call or a wait that allows them: not inside of each other, and not in a
 * native loop outside of {@code call}. Timers, handles and all other tasks wait for the outermost
 * task; the word says RUNNING, so they do not wake the pump.
 *
 * <p>A loop of native code does not see the pump's event. So while the innermost level is a call,
 * and only then, there is a bell: a message-only window. A producer of a nestable task posts one
 * message to it, at most once until the message is delivered. It is not a thread message, because a
 * modal loop would drop one. The pump sets the bell and then looks for tasks, so the argument is
 * that of the wake protocol. The message runs one turn. If tasks are left, a timer of the window
 * rings again after 10 ms: WM_TIMER comes after everything else that the loop has, WM_QUIT too, so
 * no flood of tasks keeps a modal loop from its messages or from its end. If the queue has no room
 * for one more message (10,000), the bell is sent and not posted, and asks for that timer.
 *
 * <p>A wait of the pump's own says WAITING_INSIDE, which nestable tasks alone take back, or
 * BUSY_INSIDE, which no task takes back. The awaited event wakes the queue, and {@code shutdownNow}
 * does, too. The wait has the queue's wait for itself: handles are taken out and put back, and a
 * signal that was reported before stays reported. A message that the system delivers inside of a
 * wait may begin another wait, or a call. That inner level says RUNNING first. At its end it puts
 * back the word and the handles of the outer wait. Then it wakes the queue, because it may have
 * taken the wake of the outer wait, and work that came meanwhile did not wake the pump.
 *
 * <p>WM_QUIT does not end a pump. The pump's own loop counts it. A wait inside of a task keeps the
 * message until the wait ends, because its loop would see nothing else. Then the message goes to
 * the next loop further out: posted again for native code, handed on to another wait, or counted.
 *
 * <p>Under a flood of posted messages Windows never generates WM_TIMER, on which windows of COM and
 * of MAPI providers live: so a turn of messages that ends unfinished is followed by one look for
 * that message alone. A turn that empties the queue has seen it, and costs nothing more.
 *
 * <h2>Waiting for a pump</h2>
 *
 * A wait that could not end is refused with {@code IllegalStateException}: on the pump's own thread
 * for a task of its own, through a future, a promise, or a promise or a stage that follows from
 * one; and between pumps that wait for each other without a time limit. A wait with a limit ends
 * with {@code PumpTimeoutException}, which says whether the task had started. With {@code
 * async(task, deadline)} a task that had not started never will. The deadline is kept on a thread
 * that is no pump's.
 *
 * <p>Callbacks of promises run on threads of their own, at most 8 for each consumer, where a
 * consumer is a class loader, so in OSGi a bundle. A callback that blocks can therefore hold up
 * callbacks of its own bundle only, and no step of the product. If all threads of a consumer are
 * held for 5 s while more of its callbacks wait, a warning names the consumer and says where a
 * thread is.
 *
 * <h2>Phases and the watch</h2>
 *
 * The thread writes each step (phase, task, time) into {@link
 * org.mapiosgi.pump.internal.measure.Activity}: STARTING, then IDLE, TASK, TIMER, HANDLE and
 * MESSAGE in turn, NESTED while a task is inside of a call or a wait, at last STOPPING and
 * TERMINATED. {@code status()} and the watchdog read it without stopping the thread. Any phase but
 * IDLE that lasts is a hang, also of the message queue's opening: SLOW after 2 s, its stack after
 * 5, 10 and 15 s, STUCK after 60 s, and BACK when it goes on. A step that others run inside of
 * keeps its begin: the watch measures the one that the loop is at, however many nestable tasks come
 * and go in its call, and beside it the one that runs inside. A report tells the phase, the class
 * of the task, the number of the message where the queue knows it, the depth, how many tasks wait
 * and how long the first of them has, and where the task was submitted if the configuration asks
 * for that ({@link org.mapiosgi.pump.internal.task.SubmitSite}). The watchdog is one thread for all
 * pumps; while none moves it sleeps, and the first that leaves its wait rouses it by the protocol
 * above.
 *
 * <p>A pump that is IDLE is in its queue's wait, and answers, so the watchdog need not wake it with
 * a message. Only a sent message that the system answers inside of the wait can hang there. The
 * queue reports it, and the watchdog looks for it once a minute even while all pumps rest. It also
 * wakes a pump that sleeps beside work: a producer that had taken the announcement back met an
 * error, such as no stack left, before it could wake, and others relied on it. (A pump without a
 * watch does not have this help.)
 *
 * <h2>The end</h2>
 *
 * {@code shutdown}: RUNNING to DRAINING. Tasks that were accepted run; timers for later are
 * cancelled, because a pump must be able to end ({@code ScheduledThreadPoolExecutor} does the same
 * with {@code setExecuteExistingDelayedTasksAfterShutdownPolicy(false)}). {@code shutdownNow}, and
 * a pump that cannot go on: to STOPPING; nothing more runs.
 *
 * <p>A producer offers its task and then reads the state. The thread that ends the pump changes the
 * state and then looks for tasks. All four are sequentially consistent. So a task that was offered
 * before the change is found, and the producer of a later task reads that the pump takes none,
 * takes its task back and gets the refusal. In a pump that drains, a task therefore has two
 * possible owners only: the pump, which runs it, and its producer. The thread that stops a pump
 * ({@code shutdownNow}, or the end of a pump that failed) takes the tasks and timers that had not
 * started, once ({@link org.mapiosgi.pump.internal.core.Unstarted}). If two threads want one task,
 * both try to swap it out of its slot, and one of them gets it. So each task runs, or is handed
 * back, or is refused, and never two of these; each future and promise is resolved with its
 * outcome, as cancelled, or with the reason why the pump ended.
 *
 * <p>Requests to the pump itself, such as the removal of a wait for a handle, are obeyed until the
 * word says CLOSED; the pump looks for them once more after that. Waits for handles are taken out
 * and acknowledged.
 *
 * <p>Items that took 20 ms or longer, hangs, depth alarms, begin and end are also events of the
 * JDK's flight recorder. No event class is loaded before the first recording begins, and without
 * one the pump thread allocates nothing for a task.
 *
 * <h2>Configuration</h2>
 *
 * Budgets and limits are read at the begin of each pass, the watch's at each look, so a pump takes
 * a changed configuration over without an end. A capacity that is set while tasks wait counts them.
 * Another name, or a target filter that selects another message queue, is another pump: the one
 * that runs is withdrawn and drained first.
 *
 * <p>A configured pump is shared. The view that consumers get ({@code SharedPump}) refuses to end
 * it. A pump that ends by itself, because its message queue could not be opened or used, is
 * withdrawn, reported as a finding and started again: at once, then after 1, 2, 4 ... 60 s.
 *
 * <h2>Threads</h2>
 *
 * The pump thread is a daemon, because a native call that never returns must not keep a process
 * from ending; a caller that needs the work done calls {@code shutdown} and waits. The thread's
 * interrupt flag, name, priority and context class loader belong to the task that runs: they are
 * put back after each task, timer, handler and turn of messages, and around each nestable task and
 * listener ({@link org.mapiosgi.pump.internal.task.ThreadState}). No lock is held while a task runs
 * or a message is dispatched, and none is taken to post a task.
 *
 * <p>Time is {@link org.mapiosgi.pump.internal.measure.PumpClock}; only the pump's start and the
 * message queue know the machine's, so the tests run in a time of their own.
 */
@NullMarked
package org.mapiosgi.pump.internal;

import org.jspecify.annotations.NullMarked;
