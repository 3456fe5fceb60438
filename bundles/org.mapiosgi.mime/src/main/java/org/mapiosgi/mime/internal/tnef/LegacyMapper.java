// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;

/** Maps attributes of a message that are no property lists to properties ([MS-OXTNEF] 2.1.3.3). */
final class LegacyMapper {
  private static final String MEETING_RESPONSE = "ipm.schedule.meeting.resp.";

  /** attPriority to PR_IMPORTANCE. */
  private static final Map<Integer, Integer> IMPORTANCE = Map.of(1, 2, 2, 1, 3, 0);

  /** attMessageStatus to PR_MESSAGE_FLAGS: fmsRead, fmsSubmitted, fmsLocal and fmsHasAttach. */
  private static final Map<Integer, MsgFlag> FLAGS =
      Map.of(
          0x20, MsgFlag.READ, 0x04, MsgFlag.SUBMIT, 0x02, MsgFlag.UNSENT, 0x80, MsgFlag.HASATTACH);

  private static final int FMS_MODIFIED = 1;

  private final LegacyValues read;
  private final Losses losses;
  private final List<PropValue> values = new ArrayList<>();
  private LegacyValues.@Nullable Person owner;
  private LegacyValues.@Nullable Person sentFor;

  LegacyMapper(TnefText text, Losses losses) {
    this.read = new LegacyValues(text);
    this.losses = losses;
  }

  /** Takes an attribute. Attributes that are property lists mean nothing here. */
  void take(TnefAttribute attribute, TnefAttribute.Name name) {
    Bytes data = attribute.data();
    boolean taken =
        switch (name) {
          case SUBJECT -> put(Pr.SUBJECT, read.text(data));
          case BODY -> put(Pr.BODY, read.text(data));
          case MESSAGE_CLASS -> put(Pr.MESSAGE_CLASS, read.messageClass(data));
          case ORIGINAL_MESSAGE_CLASS -> put(TnefTags.ORIG_MESSAGE_CLASS, read.messageClass(data));
          case MESSAGE_ID -> put(Pr.SEARCH_KEY, LegacyValues.hex(data));
          case PARENT_ID -> put(TnefTags.PARENT_KEY, LegacyValues.hex(data));
          case CONVERSATION_ID -> put(TnefTags.CONVERSATION_KEY, LegacyValues.hex(data));
          case DATE_SENT -> put(Pr.CLIENT_SUBMIT_TIME, LegacyValues.date(data));
          case DATE_RECD -> put(Pr.MESSAGE_DELIVERY_TIME, LegacyValues.date(data));
          case DATE_MODIFIED -> put(Pr.LAST_MODIFICATION_TIME, LegacyValues.date(data));
          case DATE_START -> put(TnefTags.START_DATE, LegacyValues.date(data));
          case DATE_END -> put(TnefTags.END_DATE, LegacyValues.date(data));
          case AID_OWNER -> put(TnefTags.OWNER_APPT_ID, LegacyValues.int32(data));
          case REQUEST_RES ->
              put(
                  TnefTags.RESPONSE_REQUESTED,
                  LegacyValues.int16(data).map(value -> (value & 0xFF) != 0));
          case PRIORITY -> put(Pr.IMPORTANCE, LegacyValues.int16(data).map(IMPORTANCE::get));
          case MESSAGE_STATUS -> status(data);
          case DELEGATE -> put(TnefTags.RCVD_REPRESENTING_ENTRYID, Binary.of(data.toByteArray()));
          case FROM -> from(read.from(data));
          case OWNER -> {
            owner = read.owner(data).orElse(null);
            yield owner != null;
          }
          case SENT_FOR -> {
            sentFor = read.owner(data).orElse(null);
            yield sentFor != null;
          }
          default -> true;
        };
    if (!taken) {
      losses.add("the value of " + attribute + " cannot be read");
    }
  }

  /**
   * The properties.
   *
   * @param messageClass of the message, by which attOwner means one thing or another; empty if the
   *     message has none that is no legacy attribute
   */
  List<PropValue> values(Optional<String> messageClass) {
    String known = messageClass.or(this::messageClass).orElse("").toLowerCase(Locale.ROOT);
    if (owner != null && known.startsWith(MEETING_RESPONSE)) {
      put(TnefTags.RCVD_REPRESENTING_NAME, owner.name());
      put(TnefTags.RCVD_REPRESENTING_ADDRTYPE, owner.type());
      put(TnefTags.RCVD_REPRESENTING_EMAIL_ADDRESS, owner.address());
    } else if (owner != null) {
      representing(owner);
    }
    if (sentFor != null) {
      representing(sentFor);
    }
    return values;
  }

  private Optional<String> messageClass() {
    return values.stream()
        .filter(value -> value.property().equals(Pr.MESSAGE_CLASS))
        .map(value -> (String) value.value())
        .findFirst();
  }

  private void representing(LegacyValues.Person person) {
    put(Pr.SENT_REPRESENTING_NAME, person.name());
    put(Pr.SENT_REPRESENTING_ADDRTYPE, person.type());
    put(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, person.address());
  }

  private boolean from(Optional<LegacyValues.Person> sender) {
    sender.ifPresent(
        person -> {
          put(Pr.SENDER_NAME, person.name());
          put(Pr.SENDER_ADDRTYPE, person.type());
          put(Pr.SENDER_EMAIL_ADDRESS, person.address());
        });
    return sender.isPresent();
  }

  private boolean status(Bytes data) {
    if (data.size() == 0) {
      return false;
    }
    int status = data.at(0) & 0xFF;
    Set<MsgFlag> flags = EnumSet.noneOf(MsgFlag.class);
    if ((status & FMS_MODIFIED) == 0) {
      flags.add(MsgFlag.UNMODIFIED);
    }
    FLAGS.forEach(
        (bit, flag) -> {
          if ((status & bit) != 0) {
            flags.add(flag);
          }
        });
    return put(Pr.MESSAGE_FLAGS, flags);
  }

  private <T> boolean put(PropTag<T> tag, T value) {
    if (!value.equals("")) {
      values.add(tag.with(value));
    }
    return true;
  }

  private <T> boolean put(PropTag<T> tag, Optional<T> value) {
    value.ifPresent(present -> put(tag, present));
    return value.isPresent();
  }
}
