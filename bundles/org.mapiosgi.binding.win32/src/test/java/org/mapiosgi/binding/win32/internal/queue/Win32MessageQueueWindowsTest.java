// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.MSG;
import com.sun.jna.platform.win32.WinUser.WNDCLASSEX;
import com.sun.jna.platform.win32.WinUser.WindowProc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.binding.win32.internal.crash.ProcessEnd;
import org.mapiosgi.binding.win32.internal.winapi.Com;
import org.mapiosgi.spi.InputFilter.Input;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageQueue.Wakeup;

@Tag("windows")
@Timeout(60)
class Win32MessageQueueWindowsTest {
  private static final int RPC_E_SERVERFAULT = 0x80010105;
  private static final int WM_QUIT = 0x0012;
  private static final int WM_APP = 0x8000;
  private static final long HWND_MESSAGE = -3L;
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final Win32MessageQueueFactory factory = new Win32MessageQueueFactory();

  private static int threadId() {
    return Kernel32.INSTANCE.GetCurrentThreadId();
  }

  private static void postToThread(int thread, int message) {
    assertThat(User32.INSTANCE.PostThreadMessage(thread, message, new WPARAM(0), new LPARAM(0)))
        .isNotZero();
  }

  @Test
  void aMessageSeenBeforeAndLeftEndsTheWait() {
    try (MessageQueue queue = factory.open("seen-before")) {
      postToThread(threadId(), WM_APP);
      User32.INSTANCE.PeekMessage(new MSG(), null, 0, 0, 0);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
    }
  }

  @Test
  void aWakeIsSeenBeforeTheMessagesThatWait() {
    try (MessageQueue queue = factory.open("wake-first")) {
      postToThread(threadId(), WM_APP);
      queue.wake();
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.WOKEN);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
    }
  }

  @Test
  void quitIsToldAndTheQueueGoesOn() {
    try (MessageQueue queue = factory.open("quit")) {
      User32.INSTANCE.PostQuitMessage(7);
      assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.QUIT);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
      postToThread(threadId(), WM_APP);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
      postToThread(threadId(), WM_QUIT);
      assertThat(queue.dispatch()).isEqualTo(Dispatched.QUIT);
    }
  }

  @Test
  void windowsOfTheThreadGetTheirMessagesPostedAndSent() throws Exception {
    try (MessageQueue queue = factory.open("windows")) {
      List<Integer> received = new ArrayList<>();
      WindowProc procedure =
          (window, message, wParam, lParam) -> {
            if (message >= WM_APP) {
              received.add(message);
              return new LRESULT(message);
            }
            return User32.INSTANCE.DefWindowProc(window, message, wParam, lParam);
          };
      HWND window = messageWindow("org.mapiosgi.test.posted", procedure);
      try {
        User32.INSTANCE.PostMessage(window, WM_APP + 1, new WPARAM(0), new LPARAM(0));
        assertThat(queue.await(LONG_WAIT)).isEqualTo(Wakeup.MESSAGE);
        assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
        assertThat(received).containsExactly(WM_APP + 1);

        CompletableFuture<Long> answer =
            CompletableFuture.supplyAsync(
                () ->
                    User32.INSTANCE
                        .SendMessage(window, WM_APP + 2, new WPARAM(0), new LPARAM(0))
                        .longValue());
        while (!answer.isDone()) {
          queue.await(TimeUnit.MILLISECONDS.toNanos(50));
          while (queue.dispatch() == Dispatched.MESSAGE) {
            // until it is answered
          }
        }
        assertThat(answer.get()).isEqualTo(WM_APP + 2);
        assertThat(received).containsExactly(WM_APP + 1, WM_APP + 2);
      } finally {
        User32.INSTANCE.DestroyWindow(window);
      }
    }
  }

  @Test
  void answeringSentMessagesDoesNotEndInASpin() throws Exception {
    try (MessageQueue queue = factory.open("no-spin")) {
      WindowProc procedure =
          (window, message, wParam, lParam) ->
              User32.INSTANCE.DefWindowProc(window, message, wParam, lParam);
      HWND window = messageWindow("org.mapiosgi.test.sent", procedure);
      try {
        CompletableFuture<Void> sent =
            CompletableFuture.runAsync(
                () -> User32.INSTANCE.SendMessage(window, WM_APP, new WPARAM(0), new LPARAM(0)));
        int turns = 0;
        while (!sent.isDone()) {
          queue.await(TimeUnit.MILLISECONDS.toNanos(100));
          queue.dispatch();
          turns++;
        }
        assertThat(turns).isLessThan(50);
        assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
      } finally {
        User32.INSTANCE.DestroyWindow(window);
      }
    }
  }

  @Test
  void noSentMessageIsAnsweredInsideOfAWait() throws Exception {
    try (MessageQueue queue = factory.open("answers-outside")) {
      AtomicBoolean waiting = new AtomicBoolean();
      List<Boolean> answeredInside = new ArrayList<>();
      WindowProc procedure =
          (window, message, wParam, lParam) -> {
            if (message == WM_APP) {
              answeredInside.add(waiting.get());
            }
            return User32.INSTANCE.DefWindowProc(window, message, wParam, lParam);
          };
      HWND window = messageWindow("org.mapiosgi.test.outside", procedure);
      try {
        CompletableFuture<Void> sent =
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    User32.INSTANCE.SendMessage(window, WM_APP, new WPARAM(0), new LPARAM(0));
                  }
                });
        while (!sent.isDone()) {
          waiting.set(true);
          queue.await(TimeUnit.MILLISECONDS.toNanos(100));
          waiting.set(false);
          queue.dispatch();
        }
        assertThat(answeredInside).hasSize(10).containsOnly(false);
      } finally {
        User32.INSTANCE.DestroyWindow(window);
      }
    }
  }

  @Test
  void aWaitThatComRefusesWaitsWithoutCom() {
    Function.getFunction("ole32", "OleInitialize").invokeInt(new Object[] {null});
    AtomicInteger refused = new AtomicInteger();
    CompletableFuture<MessageQueue> opened = new CompletableFuture<>();
    try (MessageQueue queue =
        Win32MessageQueue.open(
            "no-com",
            (count, handles, milliseconds) -> {
              refused.incrementAndGet();
              CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                  .execute(() -> opened.join().wake());
              return new Com.Wait(RPC_E_SERVERFAULT, 0);
            },
            ProcessEnd.withoutHost())) {
      opened.complete(queue);
      assertThat(queue.input().orElseThrow().await(LONG_WAIT, Input.COM)).isEqualTo(Wakeup.WOKEN);
      assertThat(refused).hasValue(1);
    } finally {
      Function.getFunction("ole32", "OleUninitialize").invokeVoid(new Object[] {});
    }
  }

  @Test
  void messagesPostedRightAfterOpeningAreNotLost() throws Exception {
    CompletableFuture<Integer> opened = new CompletableFuture<>();
    CompletableFuture<Dispatched> seen = new CompletableFuture<>();
    Thread owner =
        new Thread(
            () -> {
              try (MessageQueue queue = factory.open("posted-at-once")) {
                opened.complete(threadId());
                queue.await(LONG_WAIT);
                seen.complete(queue.dispatch());
              } catch (RuntimeException | Error failure) {
                opened.completeExceptionally(failure);
                seen.completeExceptionally(failure);
              }
            });
    owner.start();
    postToThread(opened.get(), WM_APP);
    assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(Dispatched.MESSAGE);
    owner.join();
  }

  @Test
  void otherThreadsAreRefusedByName() throws Exception {
    try (MessageQueue queue = factory.open("mine")) {
      CompletableFuture<Wakeup> foreign = CompletableFuture.supplyAsync(() -> queue.await(0));
      assertThatThrownBy(foreign::get)
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("\"mine\" belongs to thread " + Thread.currentThread().getName());
    }
  }

  @Test
  void aClosedQueueIsRefusedByName() {
    MessageQueue queue = factory.open("gone");
    queue.close();
    queue.close();
    queue.wake();
    assertThatThrownBy(() -> queue.await(0)).hasMessageContaining("\"gone\" is closed");
  }

  @Test
  void openingAndClosingLeavesNoHandlesBehind() {
    openAndClose(50);
    ProcessObjects before = ProcessObjects.count();
    openAndClose(500);
    ProcessObjects.count().assertWithin(100, before);
  }

  private void openAndClose(int times) {
    for (int i = 0; i < times; i++) {
      MessageQueue queue = factory.open("many");
      queue.wake();
      queue.close();
      queue.wake();
    }
  }

  private static HWND messageWindow(String className, WindowProc procedure) {
    WNDCLASSEX type = new WNDCLASSEX();
    type.lpszClassName = className;
    type.lpfnWndProc = procedure;
    User32.INSTANCE.RegisterClassEx(type);
    HWND window =
        User32.INSTANCE.CreateWindowEx(
            0,
            className,
            null,
            0,
            0,
            0,
            0,
            0,
            new HWND(Pointer.createConstant(HWND_MESSAGE)),
            null,
            null,
            null);
    assertThat(window).isNotNull();
    return window;
  }
}
