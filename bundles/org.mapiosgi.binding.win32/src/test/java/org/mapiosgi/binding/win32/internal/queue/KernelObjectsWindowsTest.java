// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.LongByReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;

/**
 * Every kind of kernel object, waited for by a pump's own thread and, where the pump has too many
 * handles already, by a helper's.
 */
@Tag("windows")
@Timeout(120)
class KernelObjectsWindowsTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int WAIT_TIMEOUT = 0x102;
  private static final int SYNCHRONIZE = 0x0010_0000;
  private static final long NO_HANDLE = 0x7FFF_FFF0L;

  private final MessagePump pump =
      new PumpFactory(new PumpRuntime()).open("kernel-objects", new Win32MessageQueueFactory());
  private final BlockingQueue<Signal> told = new LinkedBlockingQueue<>();
  private final List<HANDLE> opened = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() throws Exception {
    pump.shutdownNow();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    opened.forEach(Kernel32.INSTANCE::CloseHandle);
  }

  private HANDLE keep(HANDLE handle) {
    assertThat(handle).isNotNull();
    opened.add(handle);
    return handle;
  }

  /** The result of a function of kernel32. */
  private HANDLE create(String function, Object... arguments) {
    Pointer made = Function.getFunction("kernel32", function).invokePointer(arguments);
    assertThat(made).as(function).isNotNull();
    return keep(new HANDLE(made));
  }

  private static int call(String function, Object... arguments) {
    return Function.getFunction("kernel32", function).invokeInt(arguments);
  }

  private HANDLE event() {
    return create("CreateEventW", null, 0, 0, null);
  }

  private HANDLE mutex() {
    return create("CreateMutexW", null, 0, null);
  }

  /** A mutex whose owner has ended. */
  private HANDLE abandonedMutex() throws Exception {
    HANDLE mutex = mutex();
    Thread owner = new Thread(() -> poll(mutex));
    owner.start();
    owner.join();
    return mutex;
  }

  private static int poll(HANDLE handle) {
    return Kernel32.INSTANCE.WaitForSingleObject(handle, 0);
  }

  private static int pollElsewhere(HANDLE handle) throws Exception {
    return CompletableFuture.supplyAsync(() -> poll(handle)).get(30, SECONDS);
  }

  private static long number(HANDLE handle) {
    return Pointer.nativeValue(handle.getPointer());
  }

  /** From here on helpers wait, if they are wanted. */
  private void use(boolean helper) throws Exception {
    for (int i = 0; helper && i < WaitHandles.CAPACITY; i++) {
      pump.awaitEach(number(event()), told::add);
    }
  }

  private Signal next() throws InterruptedException {
    Signal signal = told.poll(60, SECONDS);
    assertThat(signal).as("what the pump tells").isNotNull();
    return signal;
  }

  /** Waits until the pump has done the work that it has now. */
  private void settle() throws Exception {
    pump.submit(() -> {}).get(30, SECONDS);
    pump.submit(() -> {}).get(30, SECONDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTimeThatIsOverIsToldOnceAndNoSignalIsTaken(boolean helper) throws Exception {
    use(helper);
    HANDLE event = event();
    PumpWait wait = pump.awaitOnce(number(event), SHORT, told::add);
    assertThat(next()).isEqualTo(Signal.TIMED_OUT);
    await().atMost(LONG).until(wait.remove()::isDone);
    Kernel32.INSTANCE.SetEvent(event);
    settle();
    assertThat(told).isEmpty();
    assertThat(poll(event)).isEqualTo(WinBase.WAIT_OBJECT_0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSignalInTimeIsToldInsteadOfTheTime(boolean helper) throws Exception {
    use(helper);
    HANDLE event = event();
    PumpWait wait = pump.awaitOnce(number(event), LONG, told::add);
    Kernel32.INSTANCE.SetEvent(event);
    assertThat(next()).isEqualTo(Signal.SIGNALED);
    await().atMost(LONG).until(wait.remove()::isDone);
    await().atMost(LONG).until(() -> pump.status().timers(), Matchers.is(0));
    assertThat(poll(event)).isEqualTo(WAIT_TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSemaphoreIsHandledAsOftenAsItCounts(boolean helper) throws Exception {
    use(helper);
    HANDLE semaphore = create("CreateSemaphoreW", null, 0, 10, null);
    pump.awaitEach(number(semaphore), told::add);
    for (int count : new int[] {1, 3, 5}) {
      assertThat(call("ReleaseSemaphore", semaphore, count, null)).isNotZero();
      for (int i = 0; i < count; i++) {
        assertThat(next()).isEqualTo(Signal.SIGNALED);
      }
      settle();
      assertThat(told).isEmpty();
      assertThat(poll(semaphore)).isEqualTo(WAIT_TIMEOUT);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aManualResetEventIsHandledUntilItIsReset(boolean helper) throws Exception {
    use(helper);
    HANDLE event = create("CreateEventW", null, 1, 0, null);
    CountDownLatch three = new CountDownLatch(3);
    PumpWait wait =
        pump.awaitEach(
            number(event),
            signal -> {
              three.countDown();
              if (three.getCount() == 0) {
                Kernel32.INSTANCE.ResetEvent(event);
                told.add(signal);
              }
            });
    Kernel32.INSTANCE.SetEvent(event);
    assertThat(next()).isEqualTo(Signal.SIGNALED);
    settle();
    assertThat(told).isEmpty();
    await().atMost(LONG).until(wait.remove()::isDone);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theEndOfAProcessIsHandled(boolean helper) throws Exception {
    use(helper);
    Process process = new ProcessBuilder("cmd", "/c", "set /p line=").start();
    HANDLE handle = keep(Kernel32.INSTANCE.OpenProcess(SYNCHRONIZE, false, (int) process.pid()));
    pump.awaitOnce(number(handle), told::add);
    settle();
    assertThat(told).isEmpty();
    process.getOutputStream().close();
    assertThat(next()).isEqualTo(Signal.SIGNALED);
    assertThat(process.waitFor(30, SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theEndOfAThreadIsHandled(boolean helper) throws Exception {
    use(helper);
    CompletableFuture<Integer> id = new CompletableFuture<>();
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              id.complete(Kernel32.INSTANCE.GetCurrentThreadId());
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    pump.awaitOnce(number(create("OpenThread", SYNCHRONIZE, 0, id.get())), told::add);
    settle();
    assertThat(told).isEmpty();
    end.countDown();
    assertThat(next()).isEqualTo(Signal.SIGNALED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTickOfAWaitableTimerIsHandled(boolean helper) throws Exception {
    use(helper);
    HANDLE timer = create("CreateWaitableTimerW", null, 0, null);
    pump.awaitEach(number(timer), told::add);
    settle();
    assertThat(told).isEmpty();
    LongByReference soon = new LongByReference(-10_000);
    assertThat(call("SetWaitableTimer", timer, soon, 5, null, null, 0)).isNotZero();
    for (int i = 0; i < 10; i++) {
      assertThat(next()).isEqualTo(Signal.SIGNALED);
    }
    assertThat(call("CancelWaitableTimer", timer)).isNotZero();
  }

  /** Documented as undefined, so all that is asked for is that nobody else suffers. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHandleThatIsClosedWhileItIsWaitedForHarmsNobodyElse(boolean helper) throws Exception {
    use(helper);
    // A handle that is made now gets the number of one of these, not the number that is looked for.
    List<HANDLE> decoys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      decoys.add(Kernel32.INSTANCE.CreateEvent(null, false, false, null));
    }
    HANDLE closed = Kernel32.INSTANCE.CreateEvent(null, false, false, null);
    BlockingQueue<Signal> ofClosed = new LinkedBlockingQueue<>();
    PumpWait wait = pump.awaitEach(number(closed), ofClosed::add);
    settle();
    Kernel32.INSTANCE.CloseHandle(closed);
    decoys.forEach(Kernel32.INSTANCE::CloseHandle);

    HANDLE other = event();
    pump.awaitEach(number(other), told::add);
    for (int i = 0; i < 10; i++) {
      Kernel32.INSTANCE.SetEvent(other);
      assertThat(next()).isEqualTo(Signal.SIGNALED);
    }
    assertThat(ofClosed.poll(60, SECONDS)).isEqualTo(Signal.FAILED);
    await().atMost(LONG).until(wait.remove()::isDone);
    assertThat(ofClosed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatCannotBeWaitedForIsToldAsFailed(boolean helper) throws Exception {
    use(helper);
    pump.awaitEach(NO_HANDLE, told::add);
    assertThat(next()).isEqualTo(Signal.FAILED);
    HANDLE section = create("CreateFileMappingW", new Pointer(-1), null, 4, 0, 4096, null);
    pump.awaitOnce(number(section), LONG, told::add);
    assertThat(next()).isEqualTo(Signal.FAILED);
    HANDLE event = event();
    pump.awaitEach(number(event), told::add);
    Kernel32.INSTANCE.SetEvent(event);
    assertThat(next()).isEqualTo(Signal.SIGNALED);
  }

  @Test
  void aMutexIsThePumpThreadsUntilItsHandlerReleasesIt() throws Exception {
    HANDLE mutex = mutex();
    CompletableFuture<Integer> elsewhere = new CompletableFuture<>();
    CompletableFuture<Integer> released = new CompletableFuture<>();
    pump.awaitOnce(
        number(mutex),
        signal -> {
          try {
            elsewhere.complete(pollElsewhere(mutex));
          } catch (Exception e) {
            elsewhere.completeExceptionally(e);
          }
          released.complete(call("ReleaseMutex", mutex));
          told.add(signal);
        });
    assertThat(next()).isEqualTo(Signal.SIGNALED);
    assertThat(elsewhere.get()).isEqualTo(WAIT_TIMEOUT);
    assertThat(released.get()).isNotZero();
    assertThat(pollElsewhere(mutex)).isEqualTo(WinBase.WAIT_OBJECT_0);
  }

  @Test
  void anAbandonedMutexIsToldAsSuchAndThePumpThreads() throws Exception {
    HANDLE mutex = abandonedMutex();
    CompletableFuture<Integer> released = new CompletableFuture<>();
    pump.awaitOnce(
        number(mutex),
        LONG,
        signal -> {
          released.complete(call("ReleaseMutex", mutex));
          told.add(signal);
        });
    assertThat(next()).isEqualTo(Signal.ABANDONED);
    assertThat(released.get()).isNotZero();
    // Owned and released in order, so for the next it is as good as any.
    assertThat(pollElsewhere(mutex)).isEqualTo(WinBase.WAIT_OBJECT_0);
  }

  @Test
  void aMutexThatIsAbandonedWhileThePumpWaitsEndsTheWait() throws Exception {
    HANDLE mutex = mutex();
    CountDownLatch owned = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread owner =
        new Thread(
            () -> {
              poll(mutex);
              owned.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    owner.start();
    owned.await();
    pump.awaitOnce(number(mutex), told::add);
    settle();
    assertThat(told).isEmpty();
    end.countDown();
    assertThat(next()).isEqualTo(Signal.ABANDONED);
  }

  @Test
  void aMutexForWhichOnlyAHelperHasRoomIsRefusedAndNobodys() throws Exception {
    use(true);
    HANDLE free = mutex();
    pump.awaitOnce(number(free), told::add);
    assertThat(next()).isEqualTo(Signal.FAILED);
    assertThat(pollElsewhere(free)).isEqualTo(WinBase.WAIT_OBJECT_0);
    HANDLE abandoned = abandonedMutex();
    pump.awaitEach(number(abandoned), told::add);
    assertThat(next()).isEqualTo(Signal.FAILED);
    // Still for the next who can own it to be told.
    assertThat(pollElsewhere(abandoned)).isEqualTo(WinBase.WAIT_ABANDONED);
    // One that may do no more than wait for it.
    HANDLE named = create("CreateMutexW", null, 0, new com.sun.jna.WString("mapi-osgi-test-mutex"));
    HANDLE waitable =
        create("OpenMutexW", SYNCHRONIZE, 0, new com.sun.jna.WString("mapi-osgi-test-mutex"));
    pump.awaitOnce(number(waitable), told::add);
    assertThat(next()).isEqualTo(Signal.FAILED);
    assertThat(pollElsewhere(named)).isEqualTo(WinBase.WAIT_OBJECT_0);
  }
}
