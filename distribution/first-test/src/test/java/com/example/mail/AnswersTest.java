package com.example.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.emulator.SentMessage;
import org.mapiosgi.testing.TestMail;
import org.mapiosgi.testing.TestMapi;
import org.mapiosgi.testing.junit.MapiTest;

@MapiTest
class AnswersTest {
  /** The code under test: answers new mail. */
  static final class Answers implements MapiListener {
    private final MapiSession session;

    Answers(MapiSession session) {
      this.session = session;
    }

    @Override
    public void onEvent(MapiEvent event) {
      event.entryId().ifPresent(this::answer);
    }

    private void answer(EntryId id) {
      session.submit(mapi -> mapi.message(id).reply().prependText("Thank you.").submit());
    }
  }

  @Test
  void newMailIsAnswered(TestMapi mapi) throws Exception {
    mapi.listen(new Answers(mapi.session()));
    mapi.mailbox().deliver(TestMail.from("anna@example.com").subject("Invoice 4711"));
    SentMessage answer = mapi.mailbox().awaitSent();
    assertEquals("RE: Invoice 4711", answer.subject());
    assertEquals("anna@example.com", answer.recipients().get(0).address());
  }
}
