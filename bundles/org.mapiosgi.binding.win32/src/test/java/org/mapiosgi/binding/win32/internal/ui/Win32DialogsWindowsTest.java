// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mapiosgi.binding.win32.internal.ui.TestDialog.Control.button;
import static org.mapiosgi.binding.win32.internal.ui.TestDialog.WS_DISABLED;
import static org.mapiosgi.binding.win32.internal.ui.TestDialog.WS_VISIBLE;

import com.sun.jna.WString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.spi.NativeDialog;

/** Message boxes of user32, and dialogs of chosen controls, on threads of their own. */
@Tag("windows")
@Timeout(120)
class Win32DialogsWindowsTest {
  private static final int MB_OK = 0x0;
  private static final int MB_OKCANCEL = 0x1;
  private static final int MB_YESNO = 0x4;
  private static final int IDOK = 1;
  private static final int IDCANCEL = 2;
  private static final int IDYES = 6;
  private static final int IDNO = 7;
  private static final int OTHER = 100;
  private static final int BS_DEFPUSHBUTTON = 0x1;
  private static final int BS_AUTOCHECKBOX = 0x3;
  private static final int BS_GROUPBOX = 0x7;
  private static final int BS_OWNERDRAW = 0xB;
  private static final int BS_SPLITBUTTON = 0xC;
  private static final int BS_COMMANDLINK = 0xE;
  private static final int WM_COMMAND = 0x0111;

  private final Win32Dialogs dialogs = new Win32Dialogs();

  /** A thread in MessageBoxW. */
  private final class Box {
    final CompletableFuture<Long> thread = new CompletableFuture<>();
    final CompletableFuture<Integer> answer = new CompletableFuture<>();

    Box(String caption, String text, int type) {
      Thread showing =
          new Thread(
              () -> {
                thread.complete(dialogs.currentThread());
                answer.complete(
                    TestUser32.INSTANCE.MessageBoxW(
                        null, new WString(text), new WString(caption), type));
              },
              "shows a box");
      showing.setDaemon(true);
      showing.start();
    }

    NativeDialog find() {
      return await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  dialogs.find().stream()
                      .filter(dialog -> dialog.thread() == thread.join())
                      .toList(),
              found -> !found.isEmpty())
          .get(0);
    }

    int answer() throws Exception {
      return answer.get(30, TimeUnit.SECONDS);
    }
  }

  private boolean shown(NativeDialog dialog) {
    return dialogs.find().stream().anyMatch(each -> each.window() == dialog.window());
  }

  @Test
  void aBoxIsFoundWithItsWordsAndCancelled() throws Exception {
    Box box = new Box("Sign in", "The password of\nbilling, \u00e9\u20ac:", MB_OKCANCEL);
    NativeDialog dialog = box.find();
    assertThat(dialog.caption()).isEqualTo("Sign in");
    assertThat(dialog.text()).isEqualTo("The password of billing, \u00e9\u20ac:");
    assertThat(dialog.cancellable()).isTrue();
    assertThat(dialogs.cancel(dialog)).isTrue();
    assertThat(box.answer()).isEqualTo(IDCANCEL);
    assertThat(shown(dialog)).isFalse();
    assertThat(dialogs.cancel(dialog)).as("it is gone").isFalse();
  }

  @Test
  void anAnnouncementIsAcknowledged() throws Exception {
    Box box = new Box("Mail", "There is no default mail client", MB_OK);
    NativeDialog dialog = box.find();
    assertThat(dialog.cancellable()).isTrue();
    assertThat(dialogs.cancel(dialog)).isTrue();
    assertThat(box.answer()).isPositive();
  }

  @Test
  void aQuestionWithoutCancelIsReportedAndLeftAlone() throws Exception {
    Box box = new Box("Repair", "Delete and start anew?", MB_YESNO);
    NativeDialog dialog = box.find();
    assertThat(dialog.cancellable()).isFalse();
    assertThat(dialogs.cancel(dialog)).isFalse();
    assertThat(shown(dialog)).isTrue();
    TestUser32.INSTANCE.PostMessageW(
        new com.sun.jna.Pointer(dialog.window()),
        WM_COMMAND,
        com.sun.jna.Pointer.createConstant((long) IDYES),
        null);
    assertThat(box.answer()).isEqualTo(IDYES);
  }

  @Test
  void twoDialogsOfTwoThreadsAreToldApart() throws Exception {
    Box one = new Box("one", "first", MB_OKCANCEL);
    Box two = new Box("two", "second", MB_OKCANCEL);
    NativeDialog second = two.find();
    NativeDialog first = one.find();
    assertThat(List.of(first.caption(), second.caption())).containsExactly("one", "two");
    assertThat(dialogs.cancel(second)).isTrue();
    assertThat(two.answer()).isEqualTo(IDCANCEL);
    assertThat(shown(first)).isTrue();
    assertThat(dialogs.cancel(first)).isTrue();
    assertThat(one.answer()).isEqualTo(IDCANCEL);
  }

  private NativeDialog find(TestDialog dialog) throws Exception {
    long window = dialog.window();
    return dialogs.find().stream()
        .filter(each -> each.window() == window)
        .findFirst()
        .orElseThrow();
  }

  /** Gives the controls beside OK that ask a person for an answer. */
  static Stream<Arguments> whatMakesOkAnAnswer() {
    return Stream.of(
        arguments("a greyed Cancel", button("Cancel", WS_VISIBLE | WS_DISABLED, IDCANCEL)),
        arguments("a hidden Cancel", button("Cancel", 0, IDCANCEL)),
        arguments("a greyed No", button("No", WS_VISIBLE | WS_DISABLED, IDNO)),
        arguments("a button that its owner draws", button("", WS_VISIBLE | BS_OWNERDRAW, IDNO)),
        arguments("a split button", button("No", WS_VISIBLE | BS_SPLITBUTTON, IDNO)),
        arguments("a command link", button("No", WS_VISIBLE | BS_COMMANDLINK, IDNO)),
        arguments("a check box", button("Always", WS_VISIBLE | BS_AUTOCHECKBOX, OTHER)),
        arguments("a field", new TestDialog.Control("Edit", "", WS_VISIBLE, OTHER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatMakesOkAnAnswer")
  void okIsNotPressedBesideWhatMakesItAnAnswer(String what, TestDialog.Control beside)
      throws Exception {
    try (TestDialog dialog =
        new TestDialog("Repair", button("OK", WS_VISIBLE | BS_DEFPUSHBUTTON, IDOK), beside)) {
      NativeDialog found = find(dialog);
      assertThat(found.cancellable()).as(what).isFalse();
      assertThat(dialogs.cancel(found)).as(what).isFalse();
      assertThat(dialog.end()).as("pressed").isEmpty();
    }
  }

  @Test
  void anOwnerDrawnOkIsNotPressed() throws Exception {
    try (TestDialog dialog =
        new TestDialog("Repair", button("OK", WS_VISIBLE | BS_OWNERDRAW, IDOK))) {
      assertThat(dialogs.cancel(find(dialog))).isFalse();
      assertThat(dialog.end()).as("pressed").isEmpty();
    }
  }

  @Test
  void wordsAndAFrameAroundThemLeaveAnAnnouncementOne() throws Exception {
    try (TestDialog dialog =
        new TestDialog(
            "Mail",
            new TestDialog.Control("Static", "It is late", WS_VISIBLE, -1),
            button("Note", WS_VISIBLE | BS_GROUPBOX, OTHER),
            button("OK", WS_VISIBLE | BS_DEFPUSHBUTTON, IDOK))) {
      NativeDialog found = find(dialog);
      assertThat(found.text()).isEqualTo("It is late");
      assertThat(dialogs.cancel(found)).isTrue();
      assertThat(dialog.end()).as("pressed").containsExactly(IDOK);
    }
  }

  @Test
  void amongManyControlsCancelIsPressed() throws Exception {
    try (TestDialog dialog =
        new TestDialog(
            "Sign in",
            new TestDialog.Control("Edit", "", WS_VISIBLE, OTHER),
            button("OK", WS_VISIBLE | BS_DEFPUSHBUTTON, IDOK),
            button("Cancel", WS_VISIBLE, IDCANCEL))) {
      assertThat(dialogs.cancel(find(dialog))).isTrue();
      assertThat(dialog.end()).as("pressed").containsExactly(IDCANCEL);
    }
  }

  @Test
  void withoutDialogsNothingIsFound() {
    assertThat(dialogs.find()).isEmpty();
  }
}
