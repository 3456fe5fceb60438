// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Message;
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
}
