// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.model.internal.body.Bodies;
import org.mapiosgi.model.internal.body.HtmlDocument;

/** The content of an answer to a message. */
public final class Answer {
  private final Kind kind;
  private final Message original;

  /** The kinds of answer. */
  public enum Kind {
    /** To the sender. */
    REPLY("RE: "),
    /** To the sender and the other recipients. */
    REPLY_ALL("RE: "),
    /** To others, with the attachments. */
    FORWARD("FW: ");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Makes the content of an answer to a message, which must stay open. */
  public Answer(Kind kind, Message original) {
    this.kind = kind;
    this.original = original;
  }

  /** Returns the properties but the body: subject, conversation and internet message ids. */
  public List<PropValue> properties(Instant now) {
    String topic =
        SubjectLine.withoutPrefixes(
            original.find(Pr.NORMALIZED_SUBJECT).orElseGet(original::subject));
    List<PropValue> values = new ArrayList<>();
    values.add(Pr.SUBJECT.with(kind.prefix + topic));
    values.add(Pr.SUBJECT_PREFIX.with(kind.prefix));
    values.add(Pr.CONVERSATION_TOPIC.with(original.get(Pr.CONVERSATION_TOPIC, topic)));
    UUID fresh = UUID.randomUUID();
    values.add(
        Pr.CONVERSATION_INDEX.with(
            original
                .find(Pr.CONVERSATION_INDEX)
                .map(
                    index ->
                        ConversationIndex.answer(
                            index, now, ThreadLocalRandom.current().nextInt(), fresh))
                .orElseGet(() -> ConversationIndex.start(now, fresh))));
    Optional<String> id = original.find(Pr.INTERNET_MESSAGE_ID).filter(text -> !text.isBlank());
    id.ifPresent(text -> values.add(Pr.IN_REPLY_TO_ID.with(text)));
    String references = references(id);
    if (!references.isEmpty()) {
      values.add(Pr.INTERNET_REFERENCES.with(references));
    }
    original
        .find(Pr.SENSITIVITY)
        .filter(sensitivity -> sensitivity != 0)
        .ifPresent(sensitivity -> values.add(Pr.SENSITIVITY.with(sensitivity)));
    if (kind == Kind.FORWARD) {
      original.find(Pr.IMPORTANCE).ifPresent(value -> values.add(Pr.IMPORTANCE.with(value)));
    }
    return values;
  }

  /** The ids of the conversation so far, as RFC 5322 3.6.4 says. */
  private String references(Optional<String> id) {
    String before =
        original
            .find(Pr.INTERNET_REFERENCES)
            .filter(text -> !text.isBlank())
            .orElseGet(() -> original.get(Pr.IN_REPLY_TO_ID, ""));
    return Stream.concat(Stream.of(before.strip()), id.stream())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the recipients; none for a forward.
   *
   * @param self the user who answers
   */
  public List<Recipient> recipients(Identity self) {
    ReplyRecipients recipients = new ReplyRecipients(original);
    return switch (kind) {
      case REPLY -> recipients.ofReply();
      case REPLY_ALL -> recipients.ofReplyAll(self);
      case FORWARD -> List.of();
    };
  }

  /**
   * Returns the original's body below a block of header lines, in the format of the original; RTF
   * as HTML.
   */
  public Body body() {
    QuotedHeader header = new QuotedHeader(original);
    Body quoted = original.bestBody();
    return quoted.kind() == Body.Kind.PLAIN
        ? Bodies.plain(header.text() + quoted.content())
        : Bodies.html(HtmlDocument.prepend(header.html(), quoted.asHtml()));
  }
}
