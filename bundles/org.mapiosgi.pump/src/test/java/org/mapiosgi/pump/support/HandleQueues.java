// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.MessageWindows;

/** Message queues in real time that wait for handles under a test's control. */
public final class HandleQueues implements MessageQueueFactory {
  /** The state of each handle in the kernel; a handle that is not here is a bad one. */
  private final Map<Long, HandleWaits.HandleState> kernel = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int capacity;
  private int watched;
  private int opened;
  private boolean refusing;
  private String broken;
  private long mutex = -1;

  public HandleQueues(int capacity) {
    this.capacity = capacity;
  }

  public void create(long handle) {
    put(handle, HandleWaits.HandleState.PENDING);
  }

  public void signal(long handle) {
    put(handle, HandleWaits.HandleState.SIGNALED);
  }

  public void abandon(long handle) {
    put(handle, HandleWaits.HandleState.ABANDONED);
  }

  public void closeHandle(long handle) {
    put(handle, null);
  }

  /** Makes the one mutex that there is. */
  public void createMutex(long handle) {
    create(handle);
    mutex = handle;
  }

  /** Opens no queue any more. */
  public void refuse() {
    lock.lock();
    try {
      refusing = true;
    } finally {
      lock.unlock();
    }
  }

  /** The waits of this queue fail. */
  public void breakDown(String name) {
    lock.lock();
    try {
      broken = name;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean isPending(long handle) {
    lock.lock();
    try {
      return kernel.get(handle) == HandleWaits.HandleState.PENDING;
    } finally {
      lock.unlock();
    }
  }

  /** How many handles all queues wait for. */
  public int watched() {
    lock.lock();
    try {
      return watched;
    } finally {
      lock.unlock();
    }
  }

  public int opened() {
    lock.lock();
    try {
      return opened;
    } finally {
      lock.unlock();
    }
  }

  private void put(long handle, HandleWaits.HandleState state) {
    lock.lock();
    try {
      if (state == null) {
        kernel.remove(handle);
      } else {
        kernel.put(handle, state);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public MessageQueue open(String name) {
    lock.lock();
    try {
      if (refusing) {
        throw new IllegalStateException("no more queues");
      }
      opened++;
      return new Queue(name);
    } finally {
      lock.unlock();
    }
  }

  private final class Queue implements MessageQueue, HandleWaits {
    private final String name;
    private long[] handles = {};
    private boolean woken;

    Queue(String name) {
      this.name = name;
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        woken = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Wakeup await(long nanos) {
      lock.lock();
      try {
        long left = nanos;
        while (true) {
          if (name.equals(broken)) {
            throw new IllegalStateException("the wait failed");
          }
          if (woken) {
            woken = false;
            return Wakeup.WOKEN;
          }
          if (Arrays.stream(handles).anyMatch(handle -> !isPending(handle))) {
            return Wakeup.HANDLE;
          }
          if (left <= 0) {
            return Wakeup.TIMEOUT;
          }
          left =
              nanos == FOREVER
                  ? Math.max(1, changed.awaitNanos(TimeUnit.DAYS.toNanos(1)))
                  : changed.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        return Wakeup.TIMEOUT;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int capacity() {
      return capacity;
    }

    @Override
    public void watch(long... next) {
      lock.lock();
      try {
        if (next.length > capacity) {
          throw new IllegalArgumentException("too many handles");
        }
        watched += next.length - handles.length;
        handles = next.clone();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public HandleState probe(int index) {
      return look(handles[index]);
    }

    @Override
    public HandleState look(long handle) {
      lock.lock();
      try {
        HandleState state = kernel.get(handle);
        if (state == null) {
          return HandleState.FAILED;
        }
        kernel.put(handle, HandleState.PENDING);
        return state;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean isMutex(long handle) {
      return handle == mutex;
    }

    @Override
    public Dispatched dispatch() {
      return Dispatched.NONE;
    }

    @Override
    public Optional<HandleWaits> handles() {
      return Optional.of(this);
    }

    @Override
    public Optional<MessageWindows> windows() {
      return Optional.empty();
    }

    @Override
    public Optional<InputFilter> input() {
      return Optional.empty();
    }

    @Override
    public Optional<DispatchReport> dispatching() {
      return Optional.empty();
    }

    @Override
    public void close() {
      watch();
    }
  }
}
