// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.model.internal.body.HtmlDocument;
import org.mapiosgi.model.internal.reply.Answer;
import org.mapiosgi.model.internal.scope.Scope;

/** Makes the answers to a message: new messages in the Outbox of its store. */
final class Answers {
  private static final PropTag<?> ATTACHMENTS = PropTag.of(Pr.MESSAGE_ATTACHMENTS.tag());

  private Answers() {}

  static Message make(Scope scope, Answer.Kind kind, ScopedMessage original) {
    ScopedStore store = original.storeAround();
    ScopedFolder outbox = store.folder(store.get(Pr.IPM_OUTBOX_ENTRYID));
    try {
      ScopedMessage made =
          ScopedMessage.create(scope, FolderPlace.ofNewIn(outbox), outbox.newMessage(0));
      try {
        fill(made, kind, original, scope);
        return made;
      } catch (RuntimeException | Error e) {
        made.discard();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      outbox.close();
      throw e;
    }
  }

  private static void fill(
      ScopedMessage made, Answer.Kind kind, ScopedMessage original, Scope scope) {
    Answer answer = new Answer(kind, original);
    made.object().setProps(answer.properties(Instant.now()));
    answer.recipients(scope.session().identity()).forEach(made::addRecipient);
    Body body = answer.body();
    Set<String> shown = Set.of();
    if (body.kind() == Body.Kind.HTML) {
      shown = HtmlDocument.contentIds(body.content());
      made.html(body.content());
    } else {
      made.body(body.content());
    }
    if (kind == Answer.Kind.FORWARD) {
      copyAttachments(original, made);
    } else if (!shown.isEmpty()) {
      copyAttachments(original, made);
      for (Attachment each : made.attachments()) {
        if (each.contentId().filter(shown::contains).isEmpty()) {
          each.remove();
        }
      }
    }
  }

  private static void copyAttachments(ScopedMessage from, ScopedMessage to) {
    if (from.get(Pr.HASATTACH, false)) {
      from.object().copyProps(List.of(ATTACHMENTS), to.object());
    }
  }
}
