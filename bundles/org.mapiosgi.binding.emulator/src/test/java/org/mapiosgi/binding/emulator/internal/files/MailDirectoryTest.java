// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgWriter;

class MailDirectoryTest {
  private static final String MAIL = "From: a@example.com\r\nSubject: %s\r\n\r\nhello\r\n";

  @TempDir private Path directory;

  private MailDirectory mailbox(MailLimits limits, long heap) {
    return new MailDirectory(
        directory, limits, new MailContent(name -> null, tag -> Optional.empty()), heap);
  }

  private MailDirectory mailbox() {
    return mailbox(MailLimits.defaults(), Runtime.getRuntime().maxMemory());
  }

  private void mail(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, MAIL.formatted(name));
  }

  private static List<String> subjects(FoundMail found) {
    return found.items().stream().map(item -> item.content().stored().text(Pr.SUBJECT)).toList();
  }

  private static List<String> texts(FoundMail found) {
    return found.findings().stream().map(Finding::text).toList();
  }

  @Test
  void filesForWhichTheHeapHasNoRoomAreCounted() throws IOException {
    for (int i = 0; i < 4; i++) {
      mail(i + ".eml");
    }
    long one = ((FiledMessage) mailbox().read().items().get(0).content()).heap();

    FoundMail found =
        // 25 % of it is the room of two messages, with the rounding of whole percents.
        mailbox(MailLimits.defaults(), 100L * (2 * one / MailLimits.HEAP + 1)).read();

    assertThat(subjects(found)).containsExactly("0.eml", "1.eml");
    assertThat(found.leftOut()).isEqualTo(2);
    assertThat(texts(found))
        .singleElement()
        .asString()
        .startsWith("from 2.eml on nothing is read")
        .endsWith("25 % of the heap, which limit.heap.percent allows");
  }

  @Test
  void anMsgFileWithALongerValueThanTheHeapAllowsIsLeftOut() throws IOException {
    for (int size : new int[] {1 << 20, (1 << 20) + 1}) {
      PropertyBag html = PropertyBag.of(List.of(Pr.HTML.with(Binary.of(new byte[size]))));
      try (OutputStream out = Files.newOutputStream(directory.resolve(size + ".msg"))) {
        new MsgWriter().write(new MessageData(html, List.of(), List.of()), out);
      }
    }

    FoundMail found = mailbox(MailLimits.defaults(), 16 << 20).read();

    assertThat(found.items()).hasSize(1);
    assertThat(texts(found))
        .containsExactly(
            "1048577.msg is left out: its property 0x10130102 has 1048577 bytes, and at most"
                + " 1048576 are read whole");
  }

  @Test
  void aHeapWithoutRoomIsReportedOnce() throws IOException {
    for (int i = 0; i < 4; i++) {
      mail(i + ".eml");
    }
    MailDirectory mailbox = mailbox(MailLimits.defaults(), 100);
    assertThat(texts(mailbox.read())).hasSize(1);

    for (int look = 0; look < 4; look++) {
      assertThat(texts(mailbox.readNew())).as("look %d", look).isEmpty();
    }
  }

  @Test
  void foldersBeyondTheLimitsAreNamedOnce() throws IOException {
    mail("a/b/c/d/deep.eml");
    for (int i = 0; i < 10; i++) {
      mail("wide" + i + "/x.eml");
    }
    MailLimits defaults = MailLimits.defaults();
    MailLimits limits =
        new MailLimits(
            defaults.depth(),
            defaults.parts(),
            defaults.recipients(),
            defaults.fileMebibytes(),
            defaults.heapPercent(),
            8,
            3);

    FoundMail found = mailbox(limits, Long.MAX_VALUE).read();

    assertThat(found.folders()).hasSize(8).contains(List.of("a"), List.of("wide6"));
    assertThat(texts(found)).hasSize(1).first().asString().contains("more than 8 folders");
    assertThat(texts(mailbox(new MailLimits(50, 1, 1, 1, 1, 100, 3), Long.MAX_VALUE).read()))
        .singleElement()
        .asString()
        .startsWith("a/b/c/d is left out: it is more than 3 levels deep");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void loopsOfLinksAreVisitedOnce() throws IOException {
    mail("work/one.eml");
    Files.createSymbolicLink(directory.resolve("work/up"), directory);
    Files.createSymbolicLink(directory.resolve("work/self"), directory.resolve("work"));

    FoundMail found = mailbox().read();

    assertThat(subjects(found)).containsExactly("work/one.eml");
    assertThat(texts(found)).isEmpty();
  }

  @Test
  void aFileThatWasReplacedByALongerOneIsReadToItsEnd() throws IOException {
    mail("one.eml");
    FoundMail found = mailbox().read();

    Files.writeString(directory.resolve("one.eml"), MAIL.formatted("one.eml") + "more");

    assertThat(found.items().get(0).content().whole().properties().text(Pr.BODY))
        .isEqualToNormalizingNewlines("hello\nmore");
  }

  @Test
  void aNewFileIsReadOnceItStaysAsItIs() throws IOException {
    mail("old.eml");
    MailDirectory mailbox = mailbox();
    mailbox.read();
    Files.writeString(directory.resolve("new.eml"), "Sub");

    assertThat(subjects(mailbox.readNew())).as("at first sight").isEmpty();
    mail("new.eml");
    assertThat(subjects(mailbox.readNew())).as("changed meanwhile").isEmpty();
    assertThat(subjects(mailbox.readNew())).as("settled").containsExactly("new.eml");
    assertThat(subjects(mailbox.readNew())).as("known").isEmpty();
  }

  @Test
  void whatIsAddedToAnMboxIsNewAndTheRestIsNot() throws IOException {
    Path mbox = directory.resolve("work.mbox");
    String from = "From a@example.com Mon Mar  2 10:00:00 2026\n";
    String same = from + "Subject: same\n\ntext\n\n";
    Files.writeString(mbox, same + same);
    MailDirectory mailbox = mailbox();
    assertThat(subjects(mailbox.read())).containsExactly("same", "same");

    Files.writeString(mbox, from + "Subject: first\n\nx\n\n" + same + same + same);
    mailbox.readNew();
    FoundMail found = mailbox.readNew();

    assertThat(subjects(found)).containsExactly("first", "same");
    assertThat(found.items()).allMatch(item -> item.folder().equals(List.of("work")));
  }

  @Test
  void aMailThatHasMovedInItsMboxIsStillFoundAndOneThatHasGoneIsNot() throws IOException {
    Path mbox = directory.resolve("work.mbox");
    String from = "From a@example.com Mon Mar  2 10:00:00 2026\n";
    String one = from + "Subject: one\n\nbody one\n\n";
    String two = from + "Subject: two\n\nbody two\n\n";
    Files.writeString(mbox, one + two);
    MailDirectory mailbox = mailbox();
    List<FoundMail.Item> items = mailbox.read().items();

    Files.writeString(mbox, two);
    assertThat(items.get(1).content().stored().find(Pr.BODY.id()))
        .as("before the next look")
        .isNull();
    mailbox.readNew();
    mailbox.readNew();

    assertThat(items.get(1).content().whole().properties().text(Pr.BODY)).isEqualTo("body two");
    assertThat(items.get(0).content().stored().find(Pr.BODY.id())).isNull();
    assertThat(items.get(0).content().stored().text(Pr.SUBJECT)).isEqualTo("one");
  }
}
