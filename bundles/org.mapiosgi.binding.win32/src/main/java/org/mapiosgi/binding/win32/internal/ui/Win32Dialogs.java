// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.ui;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.Windows;
import org.mapiosgi.spi.NativeDialog;
import org.mapiosgi.spi.NativeDialogs;

/**
 * The dialogs of this process, as user32 knows them. A message is sent only with a time limit, and
 * a button is pressed by posting what it would post itself.
 */
public final class Win32Dialogs implements NativeDialogs {
  private static final String DIALOG_CLASS = "#32770";
  private static final String STATIC_CLASS = "Static";
  private static final String BUTTON_CLASS = "Button";
  private static final int WM_COMMAND = 0x0111;
  private static final int IDCANCEL = 2;
  // Button styles: BS_PUSHBUTTON 0 and BS_DEFPUSHBUTTON 1, of the BS_TYPEMASK.
  private static final int BUTTON_TYPE = 0xF;
  private static final int BS_DEFPUSHBUTTON = 1;
  private static final int LONGEST_TEXT = 500;

  @Override
  public long currentThread() {
    return Kernel32.threadId();
  }

  @Override
  public List<NativeDialog> find() {
    return Windows.topLevel().stream()
        .filter(window -> Windows.threadOf(window) != 0)
        .filter(Windows::isUsable)
        .filter(Win32Dialogs::waitsForAPerson)
        .map(Win32Dialogs::describe)
        .toList();
  }

  private static boolean waitsForAPerson(Pointer window) {
    return isDialog(window) || Windows.hasDisabledOwner(window);
  }

  private static boolean isDialog(Pointer window) {
    return Windows.className(window).equals(DIALOG_CLASS);
  }

  private static NativeDialog describe(Pointer window) {
    String text =
        Windows.within(window).stream()
            .filter(child -> Windows.className(child).equalsIgnoreCase(STATIC_CLASS))
            .map(child -> oneLine(Windows.text(child)))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    return new NativeDialog(
        Pointer.nativeValue(window),
        Integer.toUnsignedLong(Windows.threadOf(window)),
        oneLine(Windows.text(window)),
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        harmlessButton(window).isPresent());
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /**
   * The button that asks for nothing: Cancel, or the only one there is. Of a question with several
   * answers and no Cancel, as Yes and No, none is harmless; and a window of another class may take
   * WM_COMMAND for anything.
   */
  private static Optional<Pointer> harmlessButton(Pointer window) {
    if (!isDialog(window)) {
      return Optional.empty();
    }
    Pointer cancel = Windows.control(window, IDCANCEL);
    if (cancel != null && Windows.isUsable(cancel)) {
      return Optional.of(cancel);
    }
    List<Pointer> buttons =
        Windows.within(window).stream()
            .filter(child -> Windows.className(child).equalsIgnoreCase(BUTTON_CLASS))
            .filter(child -> (Windows.style(child) & BUTTON_TYPE) <= BS_DEFPUSHBUTTON)
            .filter(Windows::isUsable)
            .toList();
    return buttons.size() == 1 ? Optional.of(buttons.get(0)) : Optional.empty();
  }

  @Override
  public boolean cancel(NativeDialog dialog) {
    Pointer window = new Pointer(dialog.window());
    // A handle may mean another window by now.
    if (Integer.toUnsignedLong(Windows.threadOf(window)) != dialog.thread()) {
      return false;
    }
    // BN_CLICKED, the high word, is 0.
    return harmlessButton(window)
        .map(button -> Windows.post(window, WM_COMMAND, Windows.controlId(button), button))
        .orElse(false);
  }
}
