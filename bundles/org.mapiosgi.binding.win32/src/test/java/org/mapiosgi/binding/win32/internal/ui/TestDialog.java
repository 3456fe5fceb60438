// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HMENU;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A dialog of chosen controls, on a thread that notes which of them were pressed. */
final class TestDialog implements AutoCloseable {
  /** A control: its class, its words, its style beside WS_CHILD, its id. */
  record Control(String type, String text, int style, int id) {
    static Control button(String text, int style, int id) {
      return new Control("Button", text, style, id);
    }
  }

  static final int WS_VISIBLE = 0x10000000;
  static final int WS_DISABLED = 0x08000000;
  private static final int WS_CHILD = 0x40000000;
  private static final int WS_POPUP = 0x80000000;
  private static final int WS_CAPTION = 0x00C00000;
  private static final String DIALOG_CLASS = "#32770";
  private static final int WM_COMMAND = 0x0111;
  private static final int WM_APP = 0x8000;
  private static final int WIDTH = 200;
  private static final int HEIGHT = 30;

  private final CompletableFuture<HWND> window = new CompletableFuture<>();
  private final CompletableFuture<List<Integer>> pressed = new CompletableFuture<>();

  TestDialog(String caption, Control... controls) {
    Thread showing = new Thread(() -> show(caption, controls), "shows a dialog");
    showing.setDaemon(true);
    showing.start();
  }

  private void show(String caption, Control... controls) {
    try {
      int style = WS_POPUP | WS_CAPTION | WS_VISIBLE;
      HWND dialog = create(DIALOG_CLASS, caption, style, null, 0);
      for (Control each : controls) {
        HWND unused = create(each.type(), each.text(), WS_CHILD | each.style(), dialog, each.id());
      }
      window.complete(dialog);
      WinUser.MSG message = new WinUser.MSG();
      List<Integer> commands = new ArrayList<>();
      while (User32.INSTANCE.GetMessage(message, null, 0, 0) > 0 && message.message != WM_APP) {
        if (message.message == WM_COMMAND) {
          commands.add(message.wParam.intValue());
        } else {
          User32.INSTANCE.DispatchMessage(message);
        }
      }
      User32.INSTANCE.DestroyWindow(dialog);
      pressed.complete(commands);
    } catch (RuntimeException | Error e) {
      window.completeExceptionally(e);
      pressed.completeExceptionally(e);
    }
  }

  private static HWND create(String type, String text, int style, HWND parent, int id) {
    HMENU menu = parent == null ? null : new HMENU(Pointer.createConstant((long) id));
    HWND made =
        User32.INSTANCE.CreateWindowEx(
            0, type, text, style, 0, 0, WIDTH, HEIGHT, parent, menu, null, null);
    assertThat(made).as("%s '%s'", type, text).isNotNull();
    return made;
  }

  long window() throws Exception {
    return Pointer.nativeValue(window.get(30, TimeUnit.SECONDS).getPointer());
  }

  /** Ends it; the ids of what was pressed until now, for messages arrive in their order. */
  List<Integer> end() throws Exception {
    User32.INSTANCE.PostMessage(window.get(30, TimeUnit.SECONDS), WM_APP, null, null);
    return pressed.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (!pressed.isDone()) {
      List<Integer> unused = end();
    }
  }
}
