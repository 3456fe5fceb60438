// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.WString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.spi.NativeDialog;

/** Message boxes of user32 on a thread of their own. */
@Tag("windows")
@Timeout(120)
class Win32DialogsWindowsTest {
  private static final int MB_OK = 0x0;
  private static final int MB_OKCANCEL = 0x1;
  private static final int MB_YESNO = 0x4;
  private static final int IDCANCEL = 2;
  private static final int IDYES = 6;
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

  @Test
  void withoutDialogsNothingIsFound() {
    assertThat(dialogs.find()).isEmpty();
  }
}
