// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinUser.MSG;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.binding.win32.internal.winapi.Windows;
import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/** Pumps come and go with all that a pump has, and the process has no more than before. */
@Tag("windows")
@Timeout(300)
class PumpLeavesNothingWindowsTest {
  /** Beyond the room of a pump's own wait, so that a helper waits for the last ones. */
  private static final int EVENTS = WaitHandles.CAPACITY + 2;

  private static final Duration LONG = Duration.ofSeconds(60);

  /** The objects that a JVM may take meanwhile for itself: far fewer than one for each pump. */
  private static final int NOISE = 30;

  private static final Abi ABI = Abi.ofPointerSize(Native.POINTER_SIZE);

  private final Win32MessageQueueFactory queues = new Win32MessageQueueFactory();
  private final PumpFactory pumps = new PumpFactory(new PumpRuntime());
  private final List<HANDLE> events =
      Stream.generate(PumpLeavesNothingWindowsTest::event).limit(EVENTS).toList();
  private final HANDLE inside = event();

  private static HANDLE event() {
    HANDLE event = Kernel32.INSTANCE.CreateEvent(null, false, false, null);
    assertThat(event).isNotNull();
    return event;
  }

  private static long number(HANDLE handle) {
    return Pointer.nativeValue(handle.getPointer());
  }

  @AfterEach
  void closeEvents() {
    events.forEach(Kernel32.INSTANCE::CloseHandle);
    Kernel32.INSTANCE.CloseHandle(inside);
  }

  /** The whole life of a pump. */
  private void live(MessageQueueFactory which) throws Exception {
    MessagePump pump = pumps.open("each", which);
    // As a thread of MAPI, which COM gives a window of its own.
    assertThat(pump.submit(() -> ole32("OleInitialize", (Object) null)).get(60, SECONDS)).isZero();
    Pointer window = new Pointer(pump.window().handle().getValue());
    String type = Windows.className(window);
    assertThat(isRegistered(type)).isTrue();
    CountDownLatch handled = new CountDownLatch(2);
    for (HANDLE event : events) {
      pump.awaitEach(
          number(event),
          signal -> {
            if (signal == Signal.SIGNALED) {
              handled.countDown();
            }
          });
    }
    Kernel32.INSTANCE.SetEvent(events.get(0));
    Kernel32.INSTANCE.SetEvent(events.get(EVENTS - 1));
    assertThat(handled.await(60, SECONDS)).isTrue();
    assertThat(pump.submit(() -> nest(pump.nesting())).get(60, SECONDS)).contains(Signal.SIGNALED);
    pump.submit(() -> ole32("OleUninitialize")).get(60, SECONDS);
    pump.shutdown();
    assertThat(pump.awaitTermination(60, SECONDS)).isTrue();
    assertThat(isRegistered(type)).isFalse();
  }

  private static int ole32(String function, Object... arguments) {
    return Function.getFunction("ole32", function).invokeInt(arguments);
  }

  /** A task inside of a loop that is not the pump's, then a wait inside. */
  private Optional<Signal> nest(PumpNesting nesting) throws Exception {
    nesting.call(
        () -> {
          AtomicBoolean ran = new AtomicBoolean();
          nesting.nestable().execute(() -> ran.set(true));
          MSG message = new MSG();
          while (!ran.get()) {
            User32.INSTANCE.GetMessage(message, null, 0, 0);
            User32.INSTANCE.DispatchMessage(message);
          }
          return null;
        });
    Kernel32.INSTANCE.SetEvent(inside);
    return nesting.pumpUntil(number(inside), LONG, PumpNesting.Mode.COM);
  }

  private static boolean isRegistered(String windowClass) {
    try (Memory about = new Memory(Struct.WNDCLASSEXW.size(ABI))) {
      about.setInt(Field.WNDCLASS_SIZE.in(ABI), (int) about.size());
      return Function.getFunction("user32", "GetClassInfoExW")
              .invokeInt(
                  new Object[] {
                    org.mapiosgi.binding.win32.internal.winapi.Kernel32.programModule(),
                    new WString(windowClass),
                    about
                  })
          != 0;
    }
  }

  private void live(int times, MessageQueueFactory which) throws Exception {
    for (int i = 0; i < times; i++) {
      live(which);
    }
  }

  @Test
  void aThousandPumpsLeaveNoHandlesWindowsAndThreads() throws Exception {
    // The first ones load classes, and make what the JVM keeps for the next.
    live(50, queues);
    ProcessObjects before = ProcessObjects.count();
    live(1000, queues);
    // The last threads are at their last steps.
    await().atMost(LONG).untilAsserted(() -> ProcessObjects.count().assertWithin(NOISE, before));
  }

  @Test
  void queuesThatAreNotClosedAreNoticed() throws Exception {
    live(10, queues);
    ProcessObjects before = ProcessObjects.count();
    // One of the pump and one of its helper each.
    live(NOISE, PumpLeavesNothingWindowsTest::openForGood);
    assertThat(ProcessObjects.count().handlesInAll()).isGreaterThan(before.handlesInAll() + NOISE);
    assertThatThrownBy(() -> ProcessObjects.count().assertWithin(NOISE, before))
        .isInstanceOf(AssertionError.class);
  }

  /** A queue whose close does nothing. */
  private static MessageQueue openForGood(String name) {
    MessageQueue queue = new Win32MessageQueueFactory().open(name);
    return (MessageQueue)
        Proxy.newProxyInstance(
            MessageQueue.class.getClassLoader(),
            new Class<?>[] {MessageQueue.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(queue, arguments));
  }

  private List<MessagePump> startMany() throws Exception {
    List<MessagePump> running = new ArrayList<>();
    for (int i = 0; i < 2 * NOISE; i++) {
      MessagePump pump = pumps.open("running", queues);
      assertThat(pump.window().handle().getValue()).isNotZero();
      running.add(pump);
    }
    return running;
  }

  private static void end(List<MessagePump> running) throws Exception {
    running.forEach(MessagePump::shutdown);
    for (MessagePump pump : running) {
      assertThat(pump.awaitTermination(60, SECONDS)).isTrue();
    }
  }

  @Test
  void pumpsThatRunAreCounted() throws Exception {
    ProcessObjects first = ProcessObjects.count();
    // The JVM keeps the events that its threads park on, as many as there were threads at once.
    end(startMany());
    await().atMost(LONG).until(() -> ProcessObjects.count().threads() <= first.threads() + 2);
    ProcessObjects before = ProcessObjects.count();
    List<MessagePump> running = startMany();
    ProcessObjects now = ProcessObjects.count();
    end(running);
    assertThat(now.windows()).isEqualTo(before.windows() + running.size());
    assertThat(now.threads()).isGreaterThan(before.threads() + NOISE);
    assertThat(now.handlesInAll()).isGreaterThan(before.handlesInAll() + NOISE);
    if (now.handleCount() > 0) {
      assertThat(now.handleCount()).isGreaterThan(before.handleCount() + NOISE);
    }
    if (now.userObjects() > 0) {
      assertThat(now.userObjects()).isGreaterThan(before.userObjects() + NOISE);
    }
    await().atMost(LONG).untilAsserted(() -> ProcessObjects.count().assertWithin(NOISE, before));
  }
}
