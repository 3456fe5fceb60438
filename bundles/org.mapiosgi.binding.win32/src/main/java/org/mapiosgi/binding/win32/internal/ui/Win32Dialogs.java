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
 * a button is pressed by posting what it would post itself, and only where that commits to nothing.
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
  private static final int BS_GROUPBOX = 7;
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
   * The button that commits to nothing: Cancel where it can be pressed, or the one of an
   * announcement. Of a question with several answers and no Cancel, as Yes and No, none is
   * harmless; and a window of another class may take WM_COMMAND for anything.
   */
  private static Optional<Pointer> harmlessButton(Pointer window) {
    if (!isDialog(window)) {
      return Optional.empty();
    }
    Pointer cancel = Windows.control(window, IDCANCEL);
    // One that is greyed out still tells that the others are answers.
    return cancel == null
        ? announcementsButton(window)
        : Optional.of(cancel).filter(Win32Dialogs::isButton).filter(Windows::isUsable);
  }

  /**
   * The only button, where all else is words: what is hidden, disabled, drawn by its owner or no
   * button at all may be what the person is asked for, and the only button then takes the answer.
   */
  private static Optional<Pointer> announcementsButton(Pointer window) {
    List<Pointer> controls =
        Windows.within(window).stream().filter(child -> !isDecoration(child)).toList();
    return Optional.of(controls)
        .filter(all -> all.size() == 1)
        .map(all -> all.get(0))
        .filter(only -> isButton(only) && buttonType(only) <= BS_DEFPUSHBUTTON)
        .filter(Windows::isUsable);
  }

  private static boolean isDecoration(Pointer child) {
    return Windows.className(child).equalsIgnoreCase(STATIC_CLASS)
        || (isButton(child) && buttonType(child) == BS_GROUPBOX);
  }

  private static boolean isButton(Pointer child) {
    return Windows.className(child).equalsIgnoreCase(BUTTON_CLASS);
  }

  private static int buttonType(Pointer button) {
    return Windows.style(button) & BUTTON_TYPE;
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
