// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
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

  @Override
  public final Optional<String> html() {
    return find(Pr.HTML).map(bytes -> HtmlBody.decode(bytes, find(Pr.INTERNET_CPID)));
  }

  @Override
  public final Message html(String html) {
    return set(Pr.INTERNET_CPID, HtmlBody.UTF_8).set(Pr.HTML, HtmlBody.encode(html));
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
