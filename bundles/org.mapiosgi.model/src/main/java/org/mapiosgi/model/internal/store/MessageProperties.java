// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Sensitivity;
import org.mapiosgi.model.internal.body.BestBody;
import org.mapiosgi.model.internal.body.BodyReader;
import org.mapiosgi.model.internal.body.HtmlBody;
import org.mapiosgi.model.internal.body.HtmlDocument;
import org.mapiosgi.model.internal.mail.RecipientRow;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeMessage;

/** The calls of a message that read and set properties, and nothing else. */
abstract class MessageProperties extends ScopedMutableProps<NativeMessage> implements Message {
  MessageProperties(Scope scope) {
    super(scope);
  }

  @Override
  public final <T> Message set(Property<T> property, T value) {
    setValue(property, value);
    return this;
  }

  @Override
  public final Message deleteProperties(Property<?>... properties) {
    deleteValues(properties);
    return this;
  }

  @Override
  public final String subject() {
    return get(Pr.SUBJECT, "");
  }

  @Override
  public final Message subject(String subject) {
    return set(Pr.SUBJECT, subject);
  }

  @Override
  public final String body() {
    return get(Pr.BODY, "");
  }

  @Override
  public final Message body(String text) {
    return set(Pr.BODY, text);
  }

  private BodyReader bodies() {
    return new BodyReader(this, scope().session().readLimit());
  }

  @Override
  public final Optional<String> html() {
    return bodies().html();
  }

  @Override
  public final Message html(String html) {
    return set(Pr.INTERNET_CPID, HtmlBody.UTF_8).set(Pr.HTML, HtmlBody.encode(html));
  }

  @Override
  public final Body bestBody() {
    return bodies().read(BestBody.of(object()));
  }

  @Override
  public final Message prependText(String text) {
    Body body = bestBody();
    return body.kind() == Body.Kind.PLAIN
        ? withoutRtf().body(text + body.content())
        : prepend(HtmlDocument.escaped(text), body);
  }

  @Override
  public final Message prependHtml(String fragment) {
    Body body = bestBody();
    if (body.kind() == Body.Kind.PLAIN) {
      // The store makes the plain text anew, from the HTML.
      deleteProperties(Pr.BODY);
    }
    return prepend(fragment, body);
  }

  private Message prepend(String fragment, Body body) {
    return withoutRtf().html(HtmlDocument.prepend(fragment, body.asHtml()));
  }

  /** Deletes RTF that is the best body: it would stay the best one, without the new text. */
  private Message withoutRtf() {
    return BestBody.of(object()) == BestBody.RTF ? deleteProperties(Pr.RTF_COMPRESSED) : this;
  }

  @Override
  public final Sensitivity sensitivity() {
    return Sensitivity.of(get(Pr.SENSITIVITY, Sensitivity.NONE.code()));
  }

  @Override
  public final Message sensitivity(Sensitivity sensitivity) {
    return set(Pr.SENSITIVITY, sensitivity.code());
  }

  @Override
  public final Message requestReadReceipt() {
    return set(Pr.READ_RECEIPT_REQUESTED, true);
  }

  @Override
  public final Message requestDeliveryReceipt() {
    return set(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
  }

  @Override
  public final Message onBehalfOf(Recipient user) {
    // As [MS-OXCDATA] builds search keys: TYPE:ADDRESS in upper case, with a zero at the end.
    String key = (user.addressType() + ":" + user.address()).toUpperCase(Locale.ROOT) + "\0";
    return set(Pr.SENT_REPRESENTING_NAME, user.displayName())
        .set(Pr.SENT_REPRESENTING_ADDRTYPE, user.addressType())
        .set(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, user.address())
        .set(Pr.SENT_REPRESENTING_ENTRYID, RecipientRow.entryId(user))
        .set(Pr.SENT_REPRESENTING_SEARCH_KEY, Binary.of(key.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Override
  public final Message deferUntil(Instant time) {
    return set(Pr.DEFERRED_SEND_TIME, time);
  }

  @Override
  public final Importance importance() {
    return Importance.of(get(Pr.IMPORTANCE, Importance.NORMAL.code()));
  }

  @Override
  public final Message importance(Importance importance) {
    return set(Pr.IMPORTANCE, importance.code());
  }

  @Override
  public final String senderName() {
    return get(Pr.SENDER_NAME, "");
  }

  @Override
  public final String senderAddress() {
    return get(Pr.SENDER_EMAIL_ADDRESS, "");
  }

  @Override
  public final Optional<Instant> deliveryTime() {
    return find(Pr.MESSAGE_DELIVERY_TIME);
  }

  @Override
  public final Set<MsgFlag> flags() {
    return get(Pr.MESSAGE_FLAGS, Set.of());
  }

  @Override
  public final boolean isRead() {
    return flags().contains(MsgFlag.READ);
  }
}
