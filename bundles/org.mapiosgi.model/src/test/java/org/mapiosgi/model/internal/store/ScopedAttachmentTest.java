// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;

class ScopedAttachmentTest {
  @TempDir Path directory;

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private EntryId withAttachments() throws IOException {
    return mapi.inbox()
        .createMessage()
        .attach("one.txt", "text/plain", content("first"))
        .attach("two.txt", "", content("second"))
        .save()
        .entryId();
  }

  private int openAttachments() {
    return session.objects().byInterface().getOrDefault("IAttach", 0);
  }

  @Test
  void whatTheTableSaysOpensNothing() throws IOException {
    Message message = mapi.message(withAttachments());
    session.emulator().clearCalls();
    List<Attachment> all = message.attachments();
    Attachment one = all.get(0);
    assertThat(one.fileName()).isEqualTo("one.txt");
    assertThat(one.mimeType()).isEqualTo("text/plain");
    assertThat(all.get(1).mimeType()).isEmpty();
    assertThat(one.method()).isEqualTo(AttachMethod.BY_VALUE);
    assertThat(one.size()).isPositive();
    assertThat(session.emulator().calls())
        .noneMatch(call -> call.operation().equals("IMessage::OpenAttach"));
    assertThatThrownBy(() -> all.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theContentOpensTheAttachmentAndItsEndReleasesIt() throws IOException {
    Message message = mapi.message(withAttachments());
    Attachment two = message.attachments().get(1);
    try (InputStream in = two.openStream()) {
      assertThat(openAttachments()).isEqualTo(1);
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("second");
    }
    assertThat(openAttachments()).isZero();
    assertThat(two.get(Pr.ATTACH_LONG_FILENAME)).isEqualTo("two.txt");
    assertThat(openAttachments()).isEqualTo(1);
    two.close();
    assertThat(openAttachments()).isZero();
    assertThatThrownBy(two::openStream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aChangeOutlivesAStreamThatWasOpenedBefore() throws IOException {
    EntryId id = withAttachments();
    Message message = mapi.message(id);
    Attachment one = message.attachments().get(0);
    try (InputStream in = one.openStream()) {
      one.rename("renamed.txt");
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("first");
    }
    message.save();
    assertThat(mapi.message(id).attachments())
        .extracting(Attachment::fileName)
        .containsExactly("renamed.txt", "two.txt");
  }

  @Test
  void oneStreamOutlivesAnotherOfTheSameAttachment() throws IOException {
    Message message = mapi.message(withAttachments());
    Attachment one = message.attachments().get(0);
    InputStream first = one.openStream();
    try (InputStream second = one.openStream()) {
      first.close();
      assertThat(second.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("first");
    }
    assertThat(openAttachments()).isZero();
  }

  @Test
  void theContentIsSavedToANewFile() throws IOException {
    Message message = mapi.message(withAttachments());
    Path file = message.attachments().get(0).saveTo(directory);
    assertThat(file).isEqualTo(directory.resolve("one.txt")).hasContent("first");
    assertThat(openAttachments()).isZero();
  }

  @Test
  void aRemovedAttachmentIsGoneOnceTheMessageIsSaved() throws IOException {
    EntryId id = withAttachments();
    Message message = mapi.message(id);
    Attachment one = message.attachments().get(0);
    one.remove();
    assertThat(mapi.unsaved()).containsExactly("message " + id);
    assertThatThrownBy(one::openStream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("removed");
    message.save();
    assertThat(mapi.message(id).attachments())
        .extracting(Attachment::fileName)
        .containsExactly("two.txt");
  }

  @Test
  void contentThatCannotBeReadAddsNoAttachment() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the file is gone");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    Message message = mapi.inbox().createMessage();
    assertThatThrownBy(() -> message.attach("a.bin", "", broken)).hasMessage("the file is gone");
    assertThat(closed).isTrue();
    assertThat(openAttachments()).isZero();
    EntryId id = message.save().entryId();
    assertThat(mapi.message(id).attachments()).isEmpty();
  }

  @Test
  void anAttachmentByValueIsNoMessage() throws IOException {
    Attachment one = mapi.message(withAttachments()).attachments().get(0);
    assertThatThrownBy(one::openMessage).hasMessageContaining("MAPI_E_NOT_FOUND");
    assertThat(openAttachments()).isZero();
  }

  @Test
  void anEmbeddedMessageHasNoBytes() throws IOException {
    EntryId id = withAttachments();
    NativeMessage message = session.defaultStore().openMessage(id, NativeStore.MAPI_BEST_ACCESS);
    NativeProps made = message.createAttach();
    made.setProps(List.of(Pr.ATTACH_METHOD.with(AttachMethod.EMBEDDED_MSG.code())));
    made.saveChanges(0);
    made.release();
    message.saveChanges(0);
    message.release();
    Attachment embedded = mapi.message(id).attachments().get(2);
    assertThat(embedded.method()).isEqualTo(AttachMethod.EMBEDDED_MSG);
    assertThatThrownBy(embedded::openStream)
        .hasMessageContaining("MAPI_E_NOT_FOUND")
        .hasMessageContaining("openMessage");
    assertThat(openAttachments()).isZero();
  }

  @Test
  void anAttachmentIsRenamedAndItsPropertiesChanged() throws IOException {
    EntryId id = withAttachments();
    Message message = mapi.message(id);
    Attachment one = message.attachments().get(0);
    one.set(Pr.ATTACH_FILENAME, "ONE~1.TXT").rename("uno.txt").set(Pr.ATTACH_CONTENT_ID, "a@b");
    assertThat(one.fileName()).isEqualTo("uno.txt");
    assertThat(one.contentId()).contains("a@b");
    assertThat(one.find(Pr.ATTACH_FILENAME)).isEmpty();
    assertThat(mapi.unsaved()).containsExactly("message " + id);
    message.save();
    assertThat(mapi.unsaved()).isEmpty();
    Attachment again = mapi.message(id).attachments().get(0);
    assertThat(again.fileName()).isEqualTo("uno.txt");
    assertThat(again.contentId()).contains("a@b");
    assertThat(again.openStream()).hasContent("first");
    assertThatThrownBy(() -> one.rename(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theContentOfAnAttachmentIsReplaced() throws IOException {
    EntryId id = withAttachments();
    Message message = mapi.message(id);
    try (Attachment one = message.attachments().get(0);
        OutputStream out = one.openOutputStream(Pr.ATTACH_DATA_BIN)) {
      out.write("other".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(openAttachments()).isZero();
    assertThat(mapi.message(id).attachments().get(0).openStream()).hasContent("first");
    message.save();
    assertThat(mapi.message(id).attachments().get(0).openStream()).hasContent("other");
  }

  @Test
  void aRemovedAttachmentIsNotSaved() throws IOException {
    Message message = mapi.message(withAttachments());
    Attachment one = message.attachments().get(0);
    one.rename("x.txt").remove();
    message.save();
    assertThat(message.attachments()).extracting(Attachment::fileName).containsExactly("two.txt");
  }

  @Test
  void contentIsWrittenToAStreamWhoseCloseAddsTheAttachment() throws IOException {
    Message message = mapi.inbox().createMessage();
    try (OutputStream out = message.attach("a.bin", "application/octet-stream")) {
      out.write(1);
      out.write(new byte[] {2, 3});
    }
    assertThat(openAttachments()).isZero();
    message.attach("never closed.bin", "").write(1);
    EntryId id = message.save().entryId();
    assertThat(mapi.message(id).attachments()).hasSize(1);
    Attachment added = mapi.message(id).attachments().get(0);
    assertThat(added.openStream()).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(added.mimeType()).isEqualTo("application/octet-stream");
    assertThatThrownBy(() -> message.attach("", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAttachmentWhoseContentIsNotTakenIsNotAdded() throws IOException {
    Message message = mapi.inbox().createMessage();
    try (Fault fault =
            session.emulator().on("IStream::Write").fail(HResult.named("MAPI_E_DISK_ERROR"));
        OutputStream out = message.attach("a.bin", "")) {
      assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(openAttachments()).isZero();
    assertThat(message.save().attachments()).isEmpty();
  }

  @Test
  void aFailureOfTheStoreIsAMapiExceptionAndLeavesNoAttachment() throws IOException {
    Message message = mapi.inbox().createMessage();
    for (String call : List.of("IStream::Write", "IStream::Commit", "IAttach::SaveChanges")) {
      try (Fault fault = session.emulator().on(call).fail(HResult.named("MAPI_E_DISK_ERROR"))) {
        assertThatThrownBy(() -> message.attach("a.txt", "text/plain", content("text")))
            .as(call)
            .isInstanceOf(MapiException.class)
            .hasMessageContaining("MAPI_E_DISK_ERROR");
        assertThat(fault.hits()).as(call).isEqualTo(1);
      }
    }
    assertThat(openAttachments()).isZero();
    assertThat(message.save().attachments()).isEmpty();
  }

  @Test
  void anInlineImageIsHiddenAndHasAContentId() throws IOException {
    Message message =
        mapi.inbox()
            .createMessage()
            .attachInline("l.png", "image/png", "l@example.com", content("x"));
    Attachment image = message.save().attachments().get(0);
    assertThat(image.isHidden()).isTrue();
    assertThat(image.contentId()).contains("l@example.com");
    assertThat(image.get(Pr.ATTACH_FLAGS)).isEqualTo(4);
    for (String none : List.of("", "<l@example.com>", "a b")) {
      assertThatThrownBy(() -> message.attachInline("l.png", "", none, content("x")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(mapi.message(withAttachments()).attachments().get(0).isHidden()).isFalse();
  }
}
