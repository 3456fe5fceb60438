// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.MSG;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageWindow;

/** A window's bell rings again, whatever became of the last ring. */
@Tag("windows")
@Timeout(60)
class BellWindowsTest {
  private static final int WM_CLOSE = 0x0010;
  private static final int PM_REMOVE = 1;

  private final MessageQueue queue = new Win32MessageQueueFactory().open("bell");
  private final Rings rings = new Rings();
  private final MessageWindow window = queue.windows().orElseThrow().window(rings);

  /** Counts; the first may fail. */
  private static final class Rings implements MessageWindow.Procedure {
    private int count;
    private boolean fail;

    @Override
    public boolean rung() {
      count++;
      if (fail) {
        fail = false;
        throw new StackOverflowError("the test's own");
      }
      return false;
    }

    @Override
    public OptionalLong received(int message, long wParam, long lParam) {
      return OptionalLong.empty();
    }
  }

  @AfterEach
  void close() {
    window.close();
    queue.close();
  }

  private void dispatchAll() {
    while (queue.dispatch() != Dispatched.NONE) {
      // until it is empty
    }
  }

  @Test
  void whereALoopRemovedTheRingWithoutDispatchingIt() {
    window.ring();
    assertThat(User32.INSTANCE.PeekMessage(new MSG(), null, 0, 0, PM_REMOVE)).isTrue();
    dispatchAll();
    assertThat(rings.count).isZero();
    window.ring();
    dispatchAll();
    assertThat(rings.count).isPositive();
  }

  @Test
  void whereItsProcedureFailedAndTheQueueIsNeverEmpty() {
    rings.fail = true;
    window.ring();
    assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
    assertThat(rings.count).isEqualTo(1);
    window.ring();
    assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
    assertThat(rings.count).isGreaterThan(1);
  }

  @Test
  void whereSomebodyAskedTheWindowToClose() {
    HWND handle = new HWND(new Pointer(window.handle()));
    assertThat(User32.INSTANCE.SendMessage(handle, WM_CLOSE, new WPARAM(0), new LPARAM(0)))
        .isEqualTo(new LRESULT(0));
    assertThat(User32.INSTANCE.IsWindow(handle)).isTrue();
    window.ring();
    dispatchAll();
    assertThat(rings.count).isPositive();
  }

  @Test
  void oncePerLookHoweverManyRing() {
    for (int i = 0; i < 100; i++) {
      window.ring();
    }
    assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
    assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
  }
}
