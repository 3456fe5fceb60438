// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.Map;
import java.util.WeakHashMap;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/** Every thread's message queue, as the window manager would hold them. */
public final class JvmMessageQueues implements MessageQueueFactory {
  /** Weak, because a thread's messages end with the thread. */
  private final Map<Thread, ThreadMessages> threads = new WeakHashMap<>();

  private final RegisteredMessages names = new RegisteredMessages();
  private final JvmEvents events = new JvmEvents();

  /** The handles its queues can wait for. */
  public JvmEvents events() {
    return events;
  }

  @Override
  public MessageQueue open(String name) {
    Thread owner = Thread.currentThread();
    return new JvmMessageQueue(
        name, owner, messagesOf(owner), names, new WatchedEvents(events, owner));
  }

  /** PostThreadMessage: the message is run when the thread dispatches it. Never blocks for long. */
  public void post(Thread thread, Runnable message) {
    messagesOf(thread).post(thread, message);
  }

  /** PostThreadMessage of WM_QUIT. */
  public void postQuit(Thread thread) {
    post(thread, ThreadMessages.QUIT);
  }

  private ThreadMessages messagesOf(Thread thread) {
    synchronized (threads) {
      return threads.computeIfAbsent(thread, unused -> new ThreadMessages());
    }
  }
}
