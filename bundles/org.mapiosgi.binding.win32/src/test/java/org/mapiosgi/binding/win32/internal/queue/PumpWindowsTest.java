// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.MSG;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpWindow.Message;
import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.osgi.util.promise.Deferred;

/** A pump on the message queue of Windows, beside loops and windows that are not its own. */
@Tag("windows")
@Timeout(120)
class PumpWindowsTest {
  private static final int WM_APP = 0x8000;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final MessagePump pump =
      new PumpFactory(new PumpRuntime()).open("on-windows", new Win32MessageQueueFactory());
  private final PumpNesting nesting = pump.nesting();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() throws Exception {
    pump.shutdownNow();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  private HWND window() throws Exception {
    return new HWND(new Pointer(pump.window().handle().getValue()));
  }

  /** Loops as MessageBox does: until WM_QUIT, which it posts again for the outer loop. */
  private static void modalLoop() {
    MSG message = new MSG();
    while (User32.INSTANCE.GetMessage(message, null, 0, 0) > 0) {
      User32.INSTANCE.TranslateMessage(message);
      User32.INSTANCE.DispatchMessage(message);
    }
    User32.INSTANCE.PostQuitMessage(0);
  }

  private Future<Void> loop() {
    Future<Void> task =
        pump.submit(
            () ->
                nesting.call(
                    () -> {
                      modalLoop();
                      order.add("call");
                      return null;
                    }));
    await().until(() -> pump.status().phase() == PumpPhase.NESTED);
    return task;
  }

  @Test
  void nestableTasksRunInsideOfAModalLoopAndOthersAfterIt() throws Exception {
    Future<Void> task = loop();
    pump.execute(() -> order.add("other"));
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 1000; i++) {
      nesting.nestable().execute(runs::incrementAndGet);
    }
    await().untilAtomic(runs, Matchers.is(1000));
    assertThat(order).isEmpty();
    assertThat(pump.status().depth()).isEqualTo(1);
    // The task means the loop it runs in.
    nesting.nestable().execute(() -> User32.INSTANCE.PostQuitMessage(0));
    task.get(30, SECONDS);
    await().untilAsserted(() -> assertThat(order).containsExactly("call", "other"));
    assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
    await().until(() -> pump.status().quitsIgnored() == 1);
  }

  @Test
  void aFloodOfNestableTasksLetsAModalLoopEnd() throws Exception {
    Future<Void> task = loop();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger runs = new AtomicInteger();
    nesting
        .nestable()
        .execute(
            new Runnable() {
              @Override
              public void run() {
                if (runs.incrementAndGet() == 1000) {
                  User32.INSTANCE.PostQuitMessage(0);
                }
                if (!stop.get()) {
                  nesting.nestable().execute(this);
                }
              }
            });
    task.get(60, SECONDS);
    stop.set(true);
  }

  @Test
  void quitInAWaitUnderAModalLoopEndsThatLoopAndNotThePump() throws Exception {
    Future<Void> task = loop();
    Deferred<Void> deferred = new Deferred<>();
    nesting
        .nestable()
        .execute(
            () -> {
              User32.INSTANCE.PostQuitMessage(0);
              nesting.pumpUntil(deferred.getPromise(), LONG, Mode.ALL);
              order.add("waited");
            });
    await().until(() -> pump.status().depth() == 2);
    // A nestable task proves that the wait has gone on behind WM_QUIT.
    CountDownLatch inside = new CountDownLatch(1);
    nesting.nestable().execute(inside::countDown);
    assertThat(inside.await(30, SECONDS)).isTrue();
    assertThat(task.isDone()).isFalse();
    deferred.resolve(null);
    task.get(30, SECONDS);
    assertThat(order).containsExactly("waited", "call");
    await().until(() -> pump.status().quitsIgnored() == 1);
  }

  @Test
  void quitOfATaskIsCountedAndThePumpGoesOn() throws Exception {
    pump.submit(() -> User32.INSTANCE.PostQuitMessage(3)).get();
    await().until(() -> pump.status().quitsIgnored() == 1);
    assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
  }

  @Test
  void tenThousandForeignMessagesHoldNeitherTasksNorRingsBack() throws Exception {
    HWND window = window();
    CountDownLatch full = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    Future<Void> task =
        pump.submit(
            () ->
                nesting.call(
                    () -> {
                      // The native call is busy, and nobody looks at the queue.
                      full.countDown();
                      gate.await();
                      modalLoop();
                      return null;
                    }));
    full.await();
    int posted = 0;
    while (posted < 20_000 && post(window)) {
      posted++;
    }
    nesting.nestable().execute(ran::incrementAndGet);
    gate.countDown();
    await().atMost(LONG).untilAtomic(ran, Matchers.is(1));
    nesting.nestable().execute(() -> User32.INSTANCE.PostQuitMessage(0));
    task.get(60, SECONDS);
    assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
    assertThat(posted).isGreaterThanOrEqualTo(4000);
  }

  private static boolean post(HWND window) {
    return Function.getFunction("user32", "PostMessageW")
            .invokeInt(new Object[] {window, WM_APP, new WPARAM(0), new LPARAM(0)})
        != 0;
  }

  @Test
  void aTimerOfTheThreadKeepsTickingUnderAFloodOfPostedMessages() throws Exception {
    HWND window = window();
    CountDownLatch ticks = new CountDownLatch(20);
    AtomicInteger flood = new AtomicInteger();
    pump.window()
        .listen(
            0x0113,
            0x0113,
            tick -> {
              ticks.countDown();
              return OptionalLong.of(0);
            });
    pump.window()
        .listen(
            WM_APP,
            WM_APP,
            message -> {
              flood.incrementAndGet();
              if (ticks.getCount() > 0) {
                post(window);
              }
              return OptionalLong.of(0);
            });
    pump.submit(
            () ->
                Function.getFunction("user32", "SetTimer")
                    .invokePointer(new Object[] {window, new Pointer(5), 50, null}))
        .get();
    for (int i = 0; i < 10; i++) {
      post(window);
    }
    // Windows itself gives a timer's message to an empty queue only, and this one never is.
    assertThat(ticks.await(60, SECONDS)).isTrue();
    assertThat(flood.get()).isGreaterThan(1000);
  }

  @Test
  void listenersAnswerMessagesOfOthers() throws Exception {
    HWND window = window();
    int own = pump.window().register("org.mapiosgi.test.own").getValue();
    assertThat(User32.INSTANCE.RegisterWindowMessage("org.mapiosgi.test.own")).isEqualTo(own);
    List<Message> heard = Collections.synchronizedList(new ArrayList<>());
    pump.window()
        .listen(
            own,
            own,
            message -> {
              heard.add(message);
              return OptionalLong.of(42);
            });
    pump.window()
        .listen(
            own,
            own,
            message -> {
              if (message.wParam() == 1) {
                throw new StackOverflowError();
              }
              return OptionalLong.empty();
            });
    for (int i = 0; i < 2; i++) {
      LRESULT answer = User32.INSTANCE.SendMessage(window, own, new WPARAM(i), new LPARAM(-5));
      assertThat(answer.longValue()).isEqualTo(42);
    }
    assertThat(heard).containsExactly(new Message(own, 0, -5), new Message(own, 1, -5));
    assertThat(User32.INSTANCE.SendMessage(window, WM_APP, new WPARAM(0), new LPARAM(0)))
        .isEqualTo(new LRESULT(0));
  }

  @Test
  void aTimerThatAListenerOfSentMessagesAddsIsSeenByTheWait() throws Exception {
    HWND window = window();
    AtomicInteger ran = new AtomicInteger();
    pump.window()
        .listen(
            WM_APP,
            WM_APP,
            message -> {
              pump.schedule(ran::incrementAndGet, 1, MILLISECONDS);
              return OptionalLong.of(0);
            });
    for (int i = 1; i <= 6; i++) {
      User32.INSTANCE.SendMessage(window, WM_APP, new WPARAM(0), new LPARAM(0));
      await().untilAtomic(ran, Matchers.is(i));
    }
  }

  @Test
  void theWindowOutlivesCollectionsAndGoesWithThePump() throws Exception {
    HWND window = window();
    AtomicInteger heard = new AtomicInteger();
    pump.window()
        .listen(
            WM_APP,
            WM_APP,
            message -> {
              heard.incrementAndGet();
              return OptionalLong.of(0);
            });
    for (int i = 1; i <= 20; i++) {
      System.gc();
      User32.INSTANCE.SendMessage(window, WM_APP, new WPARAM(0), new LPARAM(0));
      assertThat(heard).hasValue(i);
    }
    assertThat(User32.INSTANCE.IsWindow(window)).isTrue();
    pump.shutdown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(User32.INSTANCE.IsWindow(window)).isFalse();
  }

  @Test
  void aWaitForComAnswersSentMessagesWithAndWithoutAnApartment() throws Exception {
    HWND window = window();
    pump.window().listen(WM_APP, WM_APP + 1, message -> OptionalLong.of(message.id()));
    for (boolean apartment : new boolean[] {false, true}) {
      if (apartment) {
        int result =
            pump.submit(
                    () ->
                        Function.getFunction("ole32", "OleInitialize")
                            .invokeInt(new Object[] {null}))
                .get();
        assertThat(result).isZero();
      }
      Deferred<Void> deferred = new Deferred<>();
      Future<Boolean> task =
          pump.submit(() -> nesting.pumpUntil(deferred.getPromise(), LONG, Mode.COM));
      await().until(() -> pump.status().depth() == 1);
      long messages = pump.status().messages();
      post(window);
      CompletableFuture<Long> answer =
          CompletableFuture.supplyAsync(
              () ->
                  User32.INSTANCE
                      .SendMessage(window, WM_APP + 1, new WPARAM(0), new LPARAM(0))
                      .longValue());
      assertThat(answer.get(30, SECONDS)).isEqualTo(WM_APP + 1);
      assertThat(pump.status().messages()).isEqualTo(messages);
      deferred.resolve(null);
      assertThat(task.get(30, SECONDS)).isTrue();
    }
    pump.submit(() -> Function.getFunction("ole32", "OleUninitialize").invokeVoid(new Object[] {}))
        .get();
  }
}
