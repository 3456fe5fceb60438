// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class EmbeddedMessageTest {
  private static final String MAIL =
      String.join(
          "\r\n",
          "From: Ada <ada@example.com>",
          "To: Ben <ben@example.com>",
          "Subject: outer",
          "MIME-Version: 1.0",
          "Content-Type: multipart/mixed; boundary=part",
          "",
          "--part",
          "Content-Type: text/plain",
          "",
          "see below",
          "--part",
          "Content-Type: message/rfc822",
          "",
          "From: Cleo <cleo@example.com>",
          "To: Ada <ada@example.com>",
          "Subject: inner",
          "",
          "the inner text",
          "--part--",
          "");

  @TempDir Path mailbox;

  @Test
  void aMessageThatIsAttachedIsOpenedAsAMessage() throws IOException {
    Files.writeString(mailbox.resolve("nested.eml"), MAIL);
    EmulatorSettings settings = EmulatorSettings.defaults().withMailbox(mailbox);
    try (EmulatedSession session = EmulatedSession.open(settings)) {
      try (UnitScope mapi = session.scope()) {
        Message outer =
            mapi.message(
                mapi.inbox()
                    .messages()
                    .first(Query.columns(Pr.ENTRYID))
                    .orElseThrow()
                    .get(Pr.ENTRYID));
        Attachment attached = outer.attachments().get(0);
        assertThat(attached.method()).isEqualTo(AttachMethod.EMBEDDED_MSG);
        Message inner = attached.openMessage();
        assertThat(inner.subject()).isEqualTo("inner");
        assertThat(inner.body()).contains("the inner text");
        assertThat(inner.senderAddress()).isEqualTo("cleo@example.com");
        assertThat(inner.recipients()).hasSize(1);
        assertThatThrownBy(inner::parent).hasMessageContaining("MAPI_E_NO_SUPPORT");
        assertThatThrownBy(() -> inner.subject("changed")).hasMessageContaining("MAPI_E_NO_ACCESS");
      }
    }
  }
}
